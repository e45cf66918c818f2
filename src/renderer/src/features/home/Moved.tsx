import { Link } from '@tanstack/react-router';
import type { HomeView } from '../../../../shared/contract/home';
import { useWorkspace } from '../../api';
import { money } from '../../format';
import { comparedWith, periodOfSpan } from '../../print/words';
import { buttonClass, Card, cx } from '../../ui';
import { Waterfall } from '../../ui/charts/Steps';
import styles from './home.module.css';
import { movedWords, whatMoved } from './words';

/** What moved net sales against the same days of the period before, by product. */
export const WhatMoved = ({ view }: { view: HomeView }) => {
  const { currency, today, weekStart, fiscalYearStart } = useWorkspace();
  const period = periodOfSpan(view.span);
  const against = comparedWith(period, today, { weekStart, fiscalYearStart });
  if (view.movers.length === 0) return null;
  const { total, up, down } = whatMoved(view.movers);
  const amount = (minor: number): string => money(Math.abs(minor), currency);
  const tone = (minor: number): string => cx(minor < 0 ? 'bad' : 'good', 'nowrap', 'strong');
  return (
    <Card
      title="What moved"
      sub={`net sales by product, against ${against}`}
      actions={
        <Link
          to="/metrics/$id"
          params={{ id: 'net-sales' }}
          search={{ by: 'product' }}
          className={buttonClass({ small: true })}
        >
          By product
        </Link>
      }
    >
      <div className={styles.moved}>
        <p className={styles.say}>
          Net sales are{' '}
          {total === 0 ? (
            'level with'
          ) : (
            <>
              <span className={tone(total)}>{amount(total)}</span> {total > 0 ? 'up on' : 'down on'}
            </>
          )}{' '}
          {against}.
          {up && (
            <>
              {' '}
              {up.name} brought <span className={tone(1)}>{amount(up.changeMinor)}</span> more{down ? ',' : '.'}
            </>
          )}
          {down && (
            <>
              {' '}
              {down.name} <span className={tone(-1)}>{amount(down.changeMinor)}</span> less.
            </>
          )}
        </p>
        <Waterfall
          title={movedWords(view.movers, against, currency)}
          steps={view.movers.map(({ name, rest, changeMinor }) => ({ name, rest, value: changeMinor }))}
          endName="In all"
          zeroName={`the same as ${against}`}
          format={(minor) => money(minor, currency, { signed: true })}
        />
      </div>
    </Card>
  );
};
