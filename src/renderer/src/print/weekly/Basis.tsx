import type { WeeklyReport } from '../../../../shared/contract/reports';
import { periodShort, plural } from '../../format';
import { currencyName } from '../charts/scale';
import { basisExceptions, versionsOf } from '../findings/weekly-close';
import { Exhibit } from '../parts';
import { periodOfSpan } from '../words';

/** Says that one period, one currency and one set of definitions hold, or what does not and why. */
export const Basis = ({ report }: { report: WeeklyReport }) => {
  const exceptions = basisExceptions(report);
  const stands = `${periodShort(periodOfSpan(report.span))}, ${currencyName(report.currency)}, ${plural(versionsOf(report), 'definition')}, each in one version`;
  return (
    <Exhibit
      title={
        exceptions.length === 0 ? 'Every section stands on the same ground' : 'What stands on other ground, and why'
      }
      sub={exceptions.length === 0 ? stands : `Everything else: ${stands}`}
    >
      {exceptions.length > 0 && (
        <table>
          <tbody>
            {exceptions.map(({ section, sentence }) => (
              <tr key={`${section} ${sentence}`}>
                <td className="name" style={{ width: '96pt' }}>
                  {section}
                </td>
                <td>{sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Exhibit>
  );
};
