import { PageHead, Table, useMessages } from '#design';

const words = {
  es: {
    title: 'Compruébelo usted',
    lede: 'Nada de lo que se publica aquí pide que confíe. Con estos archivos y estas órdenes, cualquiera lo recalcula en su propia computadora.',
    what: 'Qué comprueba',
    command: 'Orden',
    says: 'Qué responde',
    rows: [
      [
        'Que nadie cambió ni borró un registro',
        'npx amparo verify audit registro.jsonl',
        'Cuántos registros encadenados, o el primer eslabón roto y por qué',
      ],
      [
        'Una cifra de calidad publicada',
        'npx amparo verify indicator cifras.json',
        'Cada cifra recalculada y si coincide',
      ],
      ['Un sorteo', 'npx amparo verify sortition carpeta', 'Raíz, semilla, cupos y personas sorteadas'],
      [
        'Una elección, de una urna o de varias',
        'npx amparo verify election urnas.zip',
        'Cada prueba de cada urna, que están todas y apartadas, y que su suma es la proclamada',
      ],
      [
        'Una valuación actuarial',
        'npx amparo verify run valuacion-2.zip',
        'La misma corrida, hasta el último dígito',
      ],
    ],
    how: 'Qué necesita',
    howWhat:
      'Una computadora con Node.js y una copia de este programa, que es libre. Los comandos no se conectan a nada: leen el archivo que usted descargó.',
    limits: 'Lo que esto no prueba',
    limitsWhat:
      'Que la cadena esté entera prueba que nada se alteró después de escribirse; no prueba que lo escrito sea cierto. Por eso cada registro dice quién lo hizo y por qué, y la firma de cada corte puede cotejarse con la que publica la institución.',
  },
  en: {
    title: 'Check it yourself',
    lede: 'Nothing published here asks for your trust. With these files and commands anyone can compute it again on their own computer.',
    what: 'What it checks',
    command: 'Command',
    says: 'What it answers',
    rows: [
      [
        'That nobody changed or deleted a record',
        'npx amparo verify audit record.jsonl',
        'How many chained records, or the first broken link and why',
      ],
      [
        'A published quality figure',
        'npx amparo verify indicator figures.json',
        'Each figure computed again and whether it agrees',
      ],
      ['A sortition', 'npx amparo verify sortition folder', 'Root, seed, quotas and who was drawn'],
      [
        'An election, of one box or of several',
        'npx amparo verify election urnas.zip',
        'Every proof of each box, that all are here and apart, and that their sum is the one proclaimed',
      ],
      ['An actuarial valuation', 'npx amparo verify run valuacion-2.zip', 'The same run, to the last digit'],
    ],
    how: 'What you need',
    howWhat:
      'A computer with Node.js and a copy of this program, which is free. The commands connect to nothing: they read the file that you downloaded.',
    limits: 'What this does not prove',
    limitsWhat:
      'That the chain is whole proves that nothing was altered after it was written; it does not prove that what was written is true. So each record says who did it and why, and the signature of each checkpoint can be compared with the one that the institution publishes.',
  },
};

export default function VerifyPage() {
  const t = useMessages(words);
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <Table
        caption={t.title}
        captionHidden
        stack
        rows={t.rows}
        rowKey={(row) => row[1] ?? ''}
        columns={[
          { key: 'what', header: t.what, cell: (row) => row[0] },
          { key: 'command', header: t.command, cell: (row) => <code>{row[1]}</code> },
          { key: 'says', header: t.says, cell: (row) => row[2] },
        ]}
      />
      <h2>{t.how}</h2>
      <p className="measure">{t.howWhat}</p>
      <h2>{t.limits}</h2>
      <p className="measure">{t.limitsWhat}</p>
    </div>
  );
}
