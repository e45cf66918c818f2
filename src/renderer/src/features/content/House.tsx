import { Link } from '@tanstack/react-router';
import { useRead } from '../../api';
import { number } from '../../format';
import { Await, Section } from '../../ui';
import styles from './content.module.css';

const To = ({ product, audience }: { product: string; audience: string }) => {
  const words = [product, audience].filter(Boolean).join(', ');
  return words === '' ? null : <span className="s ink3">{words}</span>;
};

/** What to say about a product to an audience, and how: stands beside whatever is being written. */
export const House = ({ productId, audienceId }: { productId: string | null; audienceId: string | null }) => {
  const house = useRead('content.house', { productId, audienceId });
  return (
    <aside className={styles.house} aria-label="Message house">
      <Await query={house}>
        {({ audience, propositions, messages, tone, needs }) => (
          <>
            {audience && (
              <Section
                title={audience.name}
                sub={audience.size === null ? undefined : `${number(audience.size)} people`}
              >
                <p className="s">{audience.definition || 'Not described yet.'}</p>
              </Section>
            )}
            {propositions.length > 0 && (
              <Section title="We promise">
                {propositions.map((one) => (
                  <p key={one.id} className={styles.said}>
                    {one.statement} <To product={one.product} audience={one.audience} />
                  </p>
                ))}
              </Section>
            )}
            {messages.length > 0 && (
              <Section title="Need, message, proof">
                {messages.map((one) => (
                  <div key={one.id} className={styles.said}>
                    <p className="s ink2">{one.need}</p>
                    <p>{one.message || <span className="ink3">No message yet</span>}</p>
                    {one.proof && <p className="s ink2">{one.proof}</p>}
                  </div>
                ))}
              </Section>
            )}
            {needs.length > 0 && (
              <Section title="What they told us">
                {needs.map((one) => (
                  <p key={one.id} className={styles.said}>
                    {one.text} {one.of && <span className="s ink3">{one.of}</span>}
                  </p>
                ))}
              </Section>
            )}
            {tone.length > 0 && (
              <Section title="Tone">
                {tone.map((one) => (
                  <div key={one.id} className={styles.said}>
                    <p className="strong">{one.rule}</p>
                    {one.say && <p className="s">Say: {one.say}</p>}
                    {one.avoid && <p className="s">Avoid: {one.avoid}</p>}
                  </div>
                ))}
              </Section>
            )}
            {propositions.length + messages.length + tone.length === 0 && (
              <p className="s ink3">
                Nothing is written down yet.{' '}
                <Link to="/campaigns/message" className="open">
                  Begin with the message house
                </Link>
              </p>
            )}
          </>
        )}
      </Await>
    </aside>
  );
};
