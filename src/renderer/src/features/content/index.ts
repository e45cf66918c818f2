export { ContentPage } from './ContentPage';
export { MessagePage } from './MessagePage';
