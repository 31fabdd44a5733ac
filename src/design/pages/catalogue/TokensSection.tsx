import { cents } from '#kernel';
import { Amount } from '../../index.ts';
import { Specimen } from './Specimen.tsx';

const swatches = [
  ['--ink', 'Tinta'],
  ['--ink-soft', 'Tinta suave'],
  ['--rule-strong', 'Trazo'],
  ['--rule', 'Línea'],
  ['--paper-sunken', 'Papel hundido'],
  ['--paper', 'Papel'],
  ['--action', 'Acción'],
  ['--accent-mark', 'Atención'],
  ['--good', 'Bien'],
  ['--bad', 'Mal'],
] as const;

export function TokensSection() {
  return (
    <>
      <Specimen name="Color">
        <ul className="bare columns" style={{ '--column': '8rem', gap: 'var(--s4)' } as React.CSSProperties}>
          {swatches.map(([token, name]) => (
            <li key={token} style={{ margin: 0, fontSize: 'var(--text-s)' }}>
              <span
                style={{
                  display: 'block',
                  blockSize: '3.5rem',
                  background: `var(${token})`,
                  border: '1px solid var(--rule-strong)',
                  marginBlockEnd: 'var(--s1)',
                }}
              />
              {name}
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen name="Letra">
        <p
          style={{
            fontSize: 'var(--text-3xl)',
            fontWeight: 650,
            lineHeight: 1.05,
            letterSpacing: '-0.025em',
          }}
        >
          El seguro es de quienes lo pagan
        </p>
        <p className="lede" style={{ marginBlockStart: 'var(--s3)' }}>
          Cada cifra se explica, cada plazo se cumple o se dice por qué, y cada respuesta llega a quien
          preguntó.
        </p>
        <p style={{ marginBlockStart: 'var(--s3)' }}>
          La pensión de julio fue de <Amount cents={cents(51234)} />; la de agosto, de{' '}
          <Amount cents={cents(118007)} />. La diferencia, <Amount cents={cents(-66773)} />, viene del{' '}
          <a href="#glosario">promedio de los cinco mejores años</a>.
        </p>
        <div className="document" style={{ marginBlockStart: 'var(--s4)' }}>
          <p>
            <strong>Resolución C.D. 001.</strong> El Consejo Directivo, en sesión ordinaria del 21 de
            noviembre de 2026, con cuatro votos a favor y uno en contra, resuelve <em>acoger</em> el informe
            de la comisión técnica.
          </p>
        </div>
      </Specimen>
    </>
  );
}
