import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// Home's code is fetched while the workspace is asked for, and not when its page is shown.
if (['', '#/'].includes(window.location.hash.split('?')[0] ?? '')) void import('./features/home');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
// Faces for other letters are made known once the page stands; each is fetched with the first text that needs it.
requestIdleCallback(() => void import('./ui/scripts.css'));
