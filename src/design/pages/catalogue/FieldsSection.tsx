import { useState } from 'react';
import { plainDate } from '#kernel';
import {
  Button,
  CheckAnswers,
  Checkbox,
  CheckboxGroup,
  ComboBox,
  DateField,
  type DroppedFile,
  ErrorSummary,
  type FieldFault,
  FileDrop,
  formatPercent,
  MoneyField,
  NumberField,
  provinceTiles,
  RadioGroup,
  Rating,
  type Score,
  Select,
  Slider,
  TextArea,
  TextField,
} from '../../index.ts';
import { Specimen } from './Specimen.tsx';

const faults: readonly FieldFault[] = [
  { field: 'cedula', message: 'La cédula tiene 10 dígitos; la que escribió tiene 9.' },
  { field: 'desde', message: 'El 31 de febrero no existe. Escriba el día en que entró a trabajar.' },
];

export function FieldsSection() {
  const [score, setScore] = useState<Score | null>(4);
  const [means, setMeans] = useState<string[]>(['correo']);
  const [rate, setRate] = useState(0.13);
  const [shown, setShown] = useState<readonly FieldFault[]>([]);
  const [files, setFiles] = useState<readonly DroppedFile[]>([
    { id: '1', name: 'Certificado médico.pdf', bytes: 184_320 },
    {
      id: '2',
      name: 'Foto del turno.heic',
      bytes: 9_400_000,
      error: 'Pesa más de 8 MB. Tome la foto en menor calidad.',
    },
    { id: '3', name: 'Rol de pagos.pdf', bytes: 92_000, sent: 0.4 },
  ]);
  return (
    <>
      <Specimen name="Rating">
        <Rating
          name="trato"
          label="¿Cómo fue la atención del 14 de noviembre en el Hospital de Ambato?"
          hint="Su respuesta se une a esa atención y a nadie más que a usted."
          value={score}
          onValue={setScore}
        />
      </Specimen>
      <Specimen name="Slider">
        <Slider
          name="aporte"
          label="Aporte para pensiones"
          hint="De cada 100 dólares de sueldo, cuántos van a este seguro."
          value={rate}
          min={0.05}
          max={0.25}
          step={0.001}
          rest={0.1106}
          restSaid="11,1 %"
          said={formatPercent(rate)}
          onValue={setRate}
        />
      </Specimen>
      <Specimen name="ErrorSummary">
        <ErrorSummary faults={shown} />
        <Button onClick={() => setShown([...faults])}>Enviar con faltas</Button>
      </Specimen>
      <Specimen name="Campos">
        <div className="columns" style={{ '--column': '20rem' } as React.CSSProperties}>
          <TextField
            name="nombre"
            label="Nombre y apellidos"
            hint="Como están en su cédula"
            autoComplete="name"
          />
          <TextField
            name="cedula"
            label="Número de cédula"
            width="m"
            inputMode="numeric"
            defaultValue="171034506"
            error="La cédula tiene 10 dígitos; la que escribió tiene 9."
          />
          <DateField
            name="nacio"
            label="¿Cuándo nació?"
            hint="Por ejemplo, 7 3 1958"
            birthday
            defaultValue={plainDate('1958-03-07')}
          />
          <DateField
            name="desde"
            label="¿Desde cuándo trabaja ahí?"
            error="El 31 de febrero no existe. Escriba el día en que entró a trabajar."
          />
          <MoneyField
            name="sueldo"
            label="Sueldo del mes"
            hint="Lo que dice su rol de pagos"
            defaultValue="1.234,56"
          />
          <NumberField name="horas" label="Horas por semana" whole suffix="horas" defaultValue="20" />
          <Select
            name="seguro"
            label="Seguro"
            placeholder="Elija un seguro"
            options={[
              { value: 'salud', label: 'Salud' },
              { value: 'ivm', label: 'Invalidez, vejez y muerte' },
              { value: 'desempleo', label: 'Desempleo' },
            ]}
          />
          <ComboBox
            name="provincia"
            label="Provincia"
            hint="Escriba las primeras letras"
            options={provinceTiles.map((tile) => ({ id: tile.code, label: tile.name }))}
          />
          <TextField name="cuenta" label="Cuenta" readOnly value="Ahorros ··· 4417" optional />
        </div>
        <TextArea
          name="hechos"
          label="Cuéntenos qué pasó"
          hint="Qué, cuándo y dónde. No escriba aquí datos de otras personas."
          maxCharacters={1200}
          defaultValue="El 14 de noviembre llegué al turno de las 8:00 y me atendieron a las 12:40."
        />
      </Specimen>
      <Specimen name="Elegir">
        <div className="columns">
          <RadioGroup
            name="reserva"
            label="¿Quiere que su nombre quede en reserva?"
            defaultValue="si"
            options={[
              { value: 'si', label: 'Sí', hint: 'Solo la defensoría podrá verlo' },
              { value: 'no', label: 'No' },
            ]}
          />
          <CheckboxGroup
            name="medios"
            label="¿Cómo le avisamos?"
            value={means}
            onValue={setMeans}
            options={[
              { value: 'correo', label: 'Por correo' },
              { value: 'sms', label: 'Por mensaje de texto', hint: 'Sin costo para usted' },
              { value: 'carta', label: 'Por carta' },
            ]}
          />
        </div>
        <Checkbox
          name="acepto"
          label="He leído para qué se usarán estos datos"
          hint="Puede retirarlo cuando quiera"
        />
      </Specimen>
      <Specimen name="FileDrop">
        <FileDrop
          name="adjuntos"
          label="Documentos"
          optional
          kinds={['PDF', 'JPG', 'PNG']}
          maxBytes={8_000_000}
          files={files}
          onAdd={(added) =>
            setFiles([
              ...files,
              ...added.map((file) => ({ id: file.name, name: file.name, bytes: file.size })),
            ])
          }
          onRemove={(id) => setFiles(files.filter((file) => file.id !== id))}
        />
      </Specimen>
      <Specimen name="CheckAnswers">
        <CheckAnswers
          answers={[
            { question: 'Servicio', answer: 'Consulta externa, Hospital de Ambato', changeHref: '#1' },
            {
              question: 'Qué pasó',
              answer: 'Esperé cuatro horas y cuarenta minutos con turno.',
              changeHref: '#2',
            },
            { question: 'Documentos', answer: null, changeHref: '#3' },
          ]}
        />
        <div className="actions">
          <Button look="primary">Presentar el reclamo</Button>
          <Button look="quiet">Guardar y seguir después</Button>
        </div>
      </Specimen>
    </>
  );
}
