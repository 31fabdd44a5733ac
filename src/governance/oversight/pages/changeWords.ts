import { formatDate, plainDate } from '#kernel';

type Language = 'es' | 'en';
/** Names of OCDS in plain words; what is not here shows as the standard writes it. */
const names: Readonly<Record<string, readonly [es: string, en: string]>> = {
  planning: ['Planificación', 'Planning'],
  budget: ['Presupuesto', 'Budget'],
  project: ['Proyecto', 'Project'],
  rationale: ['Motivo', 'Rationale'],
  tender: ['Convocatoria', 'Call'],
  awards: ['Adjudicación', 'Award'],
  contracts: ['Contrato', 'Contract'],
  bids: ['Ofertas', 'Bids'],
  details: ['Oferta', 'Bid'],
  parties: ['Parte', 'Party'],
  buyer: ['Entidad que compra', 'Buyer'],
  procuringEntity: ['Entidad contratante', 'Procuring entity'],
  suppliers: ['Proveedor', 'Supplier'],
  tenderers: ['Oferente', 'Tenderer'],
  items: ['Bien o servicio', 'Item'],
  amendments: ['Modificación', 'Amendment'],
  documents: ['Documento', 'Document'],
  milestones: ['Hito', 'Milestone'],
  implementation: ['Ejecución', 'Implementation'],
  transactions: ['Pago', 'Payment'],
  value: ['Valor', 'Value'],
  amount: ['Monto', 'Amount'],
  currency: ['Moneda', 'Currency'],
  title: ['Nombre', 'Title'],
  name: ['Nombre', 'Name'],
  description: ['Descripción', 'Description'],
  status: ['Estado', 'Status'],
  date: ['Fecha', 'Date'],
  dateSigned: ['Firma', 'Signed'],
  tenderPeriod: ['Plazo para ofertar', 'Time to bid'],
  enquiryPeriod: ['Plazo para preguntar', 'Time to ask'],
  contractPeriod: ['Plazo del contrato', 'Contract period'],
  period: ['Plazo', 'Period'],
  startDate: ['Desde', 'From'],
  endDate: ['Hasta', 'Until'],
  numberOfTenderers: ['Número de oferentes', 'Number of tenderers'],
  procurementMethod: ['Procedimiento', 'Method'],
  procurementMethodDetails: ['Tipo de procedimiento', 'Kind of method'],
  quantity: ['Cantidad', 'Quantity'],
  roles: ['Papel', 'Role'],
};

/** Codes of the standard's lists of states and methods. */
const codes: Readonly<Record<string, readonly [es: string, en: string]>> = {
  planning: ['en planificación', 'planning'],
  planned: ['prevista', 'planned'],
  active: ['vigente', 'active'],
  pending: ['pendiente', 'pending'],
  complete: ['cerrada', 'complete'],
  cancelled: ['anulada', 'cancelled'],
  unsuccessful: ['sin resultado', 'unsuccessful'],
  terminated: ['terminado', 'terminated'],
  valid: ['válida', 'valid'],
  disqualified: ['descalificada', 'disqualified'],
  open: ['abierto', 'open'],
  selective: ['selectivo', 'selective'],
  limited: ['limitado', 'limited'],
  direct: ['directo', 'direct'],
};

/** `tender/tenderPeriod/endDate` as "Convocatoria, Plazo para ofertar, Hasta"; identifiers of list members stay out. */
export function sayPath(path: string, language: Language): string {
  return path
    .split('/')
    .filter((part) => !/^(\[.*\]|\d+)$/.test(part))
    .map((part) => names[part]?.[language === 'es' ? 0 : 1] ?? part)
    .join(', ');
}

/** A value for people: dates as dates, lists joined, the rest as it is. */
export function sayValue(value: unknown, language: Language): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return value.toLocaleString(language === 'es' ? 'es-EC' : 'en-US');
  if (Array.isArray(value)) return value.map((one) => sayValue(one, language)).join(', ');
  const text = String(value);
  const said = codes[text]?.[language === 'es' ? 0 : 1];
  if (said) return said;
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? formatDate(plainDate(text.slice(0, 10)), language) : text;
}
