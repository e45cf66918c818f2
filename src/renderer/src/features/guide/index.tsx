import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty, Page, TextField } from '../../ui';
import styles from './Guide.module.css';
import { GuideText } from './GuideText';
import { GUIDE } from './pages';
import { findInGuide } from './read';

/** The user guide: a page for each surface, with a search over all of it. It is part of the app and needs no network. */
export const GuidePage = () => {
  const { page: wanted } = useSearch({ from: '/guide' });
  const [query, setQuery] = useState('');
  const found = findInGuide(GUIDE, query);
  const page = found.find(({ slug }) => slug === wanted) ?? found[0];
  return (
    <Page title="User guide" sub="Part of the app: nothing is fetched">
      <div className={styles.page}>
        <nav className={styles.nav} aria-label="Pages of the guide">
          <TextField
            label="Search the guide"
            placeholder="Search the guide"
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          {found.map(({ slug, title }) => (
            <Link
              key={slug}
              to="/guide"
              search={(old) => ({ ...old, page: slug })}
              aria-current={slug === page?.slug ? 'page' : undefined}
            >
              {title}
            </Link>
          ))}
        </nav>
        {page ? (
          <article className={styles.text} aria-label={page.title} key={page.slug}>
            <h2>{page.title}</h2>
            {page.sections.map(({ heading, blocks }, index) => (
              <section key={heading ?? String(index)}>
                {heading !== null && <h3>{heading}</h3>}
                {blocks.map((block, at) => (
                  <GuideText key={`${at} ${block.kind}`} block={block} />
                ))}
              </section>
            ))}
          </article>
        ) : (
          <Empty title="Nothing in the guide has these words.">Try fewer of them, or the name of a page.</Empty>
        )}
      </div>
    </Page>
  );
};
