import { Page } from '../../ui';

export const ProductsPage = () => (
  <Page title="Products">
    <p className="ink3">Being built.</p>
  </Page>
);

export const ProductPage = () => (
  <Page title="Product">
    <p className="ink3">Being built.</p>
  </Page>
);
