import { render } from 'solid-js/web';
import { App } from './app.tsx';
import { sendLeftovers } from './sharing/open-sharing.ts';
import './styles/base.css';

render(() => <App />, document.getElementById('app')!);
void sendLeftovers();
