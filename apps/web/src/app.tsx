import { Route, Router } from '@solidjs/router';
import { lazy } from 'solid-js';
import { LivePage } from './live/live-page.tsx';
import { Shell } from './shell/shell.tsx';

const FilePage = lazy(() => import('./file/file-page.tsx'));
const ResultsPage = lazy(() => import('./results/results-page.tsx'));
const SessionPage = lazy(() => import('./results/session-page.tsx'));
const ModelsPage = lazy(() => import('./models/models-page.tsx'));
const AboutPage = lazy(() => import('./about/about-page.tsx'));
const NotFoundPage = lazy(() => import('./shell/not-found-page.tsx'));

/** The routes. Live comes with the first bytes; the rest when it is opened. */
export function App() {
  return (
    <Router root={Shell}>
      <Route path="/" component={LivePage} />
      <Route path="/file" component={FilePage} />
      <Route path="/results" component={ResultsPage} />
      <Route path="/s/:id" component={SessionPage} />
      <Route path="/models" component={ModelsPage} />
      <Route path="/about" component={AboutPage} />
      <Route path="*" component={NotFoundPage} />
    </Router>
  );
}
