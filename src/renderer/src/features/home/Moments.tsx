import { Link } from '@tanstack/react-router';
import { IconFlag } from '@tabler/icons-react';
import type { HomeView } from '../../../../shared/contract/home';
import { daySpan } from '../../format';
import { Item, List, Money, Section } from '../../ui';

/** What marketing has ahead, the next first, with what each should add. */
export const Moments = ({ view }: { view: HomeView }) => (
  <Section title="Moments coming up" sub={view.moments.length === 0 ? undefined : 'expected lift'}>
    {view.moments.length === 0 ? (
      <p className="s ink3">
        None. A launch, a holiday or an event with its expected lift goes into{' '}
        <Link to="/targets" search={{ view: 'plan' }} className="open">
          the plan
        </Link>
        .
      </p>
    ) : (
      <List label="Moments coming up">
        {view.moments.map((moment) => (
          <Item key={moment.id}>
            <IconFlag size={16} aria-hidden style={{ color: 'var(--marketing)' }} />
            <Link to="/campaigns" className="cut" title={moment.name}>
              {moment.name}
            </Link>
            <span className="s ink3 nowrap">{daySpan(moment.starts, moment.ends)}</span>
            <span className="push nowrap">
              {moment.liftMinor === null ? (
                <span className="ink3">no lift yet</span>
              ) : (
                <Money minor={moment.liftMinor} />
              )}
            </span>
          </Item>
        ))}
      </List>
    )}
  </Section>
);
