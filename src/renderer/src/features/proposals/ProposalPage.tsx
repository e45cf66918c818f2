import { useParams } from '@tanstack/react-router';
import { Await, Card, Page, Progress } from '../../ui';
import { Comments } from '../comments';
import { HouseNote } from '../content/HouseNote';
import { LogLine } from '../customers/LogLine';
import { Timeline } from '../customers/Timeline';
import { Actions } from './Actions';
import { Facts } from './Facts';
import { Lines } from './Lines';
import styles from './proposals.module.css';
import { StateBadge } from './StateBadge';
import { useProposal } from './useProposal';
import { useProposalPdf } from './useProposalPdf';
import { Versions } from './Versions';
import { Words } from './Words';

/** The products that a proposal offers, each once. */
const productsOf = (lines: readonly { productId: string | null; product: string | null }[]) =>
  [...new Map(lines.flatMap(({ productId: id, product }) => (id ? [[id, product ?? '']] : [])))].map(([id, name]) => ({
    id,
    name,
  }));

const CRUMBS = [{ label: 'Pipeline', to: '/pipeline' as const }];

/** One version of a proposal: a draft to write, or what was sent, with the negotiation about it. */
export const ProposalPage = () => {
  const { id } = useParams({ from: '/pipeline/proposals/$id' });
  const { proposal, save } = useProposal(id);
  const printing = useProposalPdf();
  if (proposal.error && proposal.data === undefined)
    return (
      <Page title="Proposal" crumbs={CRUMBS}>
        <Await query={proposal}>{() => null}</Await>
      </Page>
    );
  return (
    <Await query={proposal}>
      {(found) => (
        <Page
          title={`${found.number} ${found.title}`}
          sub={[found.company?.name, `version ${found.version}`].filter(Boolean).join(', ')}
          crumbs={CRUMBS}
          beside={<StateBadge state={found.state} />}
          actions={<Actions proposal={found} printing={printing} />}
        >
          <Progress job={printing.job} noun="page" label="Printing the proposal" />
          <div className={styles.record} key={found.id}>
            <div className={styles.main}>
              <Lines proposal={found} save={save} />
              <Words proposal={found} save={save} />
              <Card title="Negotiation" sub="shown with the deal’s activities, too">
                <LogLine context={{ dealId: found.deal.id, proposalId: found.rootId }} kind="negotiation" />
                <Timeline
                  filter={{ proposalId: found.rootId }}
                  hide="deal"
                  empty="Nothing yet. Write a line above and press Enter."
                />
              </Card>
              <Card title="Comments">
                <Comments entity="proposal" id={found.rootId} />
              </Card>
            </div>
            <div className={styles.aside}>
              <Facts proposal={found} save={save} />
              <Versions proposal={found} />
              <Card label="Message house">
                <HouseNote products={productsOf(found.lines)} />
              </Card>
            </div>
          </div>
        </Page>
      )}
    </Await>
  );
};
