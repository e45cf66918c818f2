import type { ErrorComponentProps } from '@tanstack/react-router';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { TandemError } from '../../../shared/contract/errors';
import { Button, Empty, Page } from '../ui';

/** Stands in for a page that broke: the rest of the window goes on, and nothing is lost. */
export const PageError = ({ error, reset }: ErrorComponentProps) => {
  const queries = useQueryErrorResetBoundary();
  const router = useRouter();
  const again = (): void => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <Page title="This page did not open">
      <Empty actions={<Button onClick={again}>Try again</Button>}>
        {error instanceof TandemError
          ? error.message
          : 'Something went wrong while showing it. What you have saved is safe.'}
      </Empty>
    </Page>
  );
};

/** An address that leads nowhere. */
export const PageMissing = () => {
  const router = useRouter();
  return (
    <Page title="Nothing here">
      <Empty actions={<Button onClick={() => void router.navigate({ to: '/' })}>Go to Home</Button>}>
        This address leads to no page of Tandem.
      </Empty>
    </Page>
  );
};
