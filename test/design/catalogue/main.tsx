import { createRoot } from 'react-dom/client';
import { restorePreferences } from '#design';
import CataloguePage from '../../../src/design/pages/CataloguePage.tsx';
import '../../../src/design/styles.css';

restorePreferences();
createRoot(document.getElementById('root') as HTMLElement).render(<CataloguePage />);
