export type Entry = { id: string; name: string };

/**
 * What stands where, for a report of three pages and more. The numbers are written in once the pages are set; until
 * then each stands as wide as it will be.
 */
export const Contents = ({ entries }: { entries: readonly Entry[] }) => (
  <nav className="contents" aria-label="Contents">
    <h2 className="kicker">Contents</h2>
    <ol>
      {entries.map((entry) => (
        <li key={entry.id}>
          <a href={`#${entry.id}`}>
            <span>{entry.name}</span>
            <span className="pg" data-page-of={entry.id}>
              {'\u2007'}
            </span>
          </a>
        </li>
      ))}
    </ol>
  </nav>
);
