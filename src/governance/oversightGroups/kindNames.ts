import type { Kind } from './groupActions.ts';

/** What both languages call the kinds of oversight groups, in documents and on pages. */
export const kindNames: Readonly<Record<'es' | 'en', Readonly<Record<Kind, string>>>> = {
  es: {
    procurement: 'Contratación pública',
    works: 'Obras',
    'plans-and-budgets': 'Planes y presupuestos',
    'staff-selection': 'Selección de personal',
    'ethics-committee': 'Comité de Ética y Transparencia',
  },
  en: {
    procurement: 'Procurement',
    works: 'Works',
    'plans-and-budgets': 'Plans and budgets',
    'staff-selection': 'Staff selection',
    'ethics-committee': 'Committee of Ethics and Transparency',
  },
};
