import { render } from 'solid-js/web';
import { App } from './app.tsx';
import { keepModels } from './models/keep-models.ts';
import { sendLeftovers } from './sharing/open-sharing.ts';
import { openGraphics } from './shell/open-graphics.ts';
import './shell/configure-zod.ts';
import './styles/base.css';

// Reading the program and drawing the page are a task each: in between the browser may answer.
await new Promise((resolve) => setTimeout(resolve));
render(() => <App />, document.getElementById('app')!);
openGraphics();
void sendLeftovers();
keepModels();
