export { BuyerPage } from './BuyerPage';
export { CompanyPage } from './CompanyPage';
export { ContactPage } from './ContactPage';
export { CustomersPage } from './CustomersPage';
