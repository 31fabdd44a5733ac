export interface SignIn {
  readonly title: Readonly<Record<'es' | 'en', string>>;
  readonly identifier: string;
  readonly password: string;
}

/** Why a chain of the audit does not hold. */
export type BrokenChain =
  | 'sequence-has-a-gap'
  | 'entry-was-changed'
  | 'chain-does-not-follow'
  | 'checkpoint-differs-from-chain'
  | 'checkpoint-key-unknown'
  | 'checkpoint-signature-wrong'
  | 'last-entries-not-signed';

const whyBroken: Readonly<Record<BrokenChain, string>> = {
  'sequence-has-a-gap': 'falta un registro',
  'entry-was-changed': 'el registro cambió después de escribirse',
  'chain-does-not-follow': 'su huella no sigue a la anterior',
  'checkpoint-differs-from-chain': 'el corte firmado no coincide con la cadena',
  'checkpoint-key-unknown': 'el corte está firmado con una llave desconocida',
  'checkpoint-signature-wrong': 'la firma del corte no es válida',
  'last-entries-not-signed': 'los últimos registros no están firmados',
};

export const spanish = {
  help: () => `Amparo: gestiona, gobierna y muestra la seguridad social, con pruebas que cualquiera puede verificar.

Uso: amparo <orden> [opciones]      (npx amparo <orden>; en inglés: --lang en)

Servir
  start                       prepara la base de datos, carga lo que falte y sirve la web
  migrate                     lleva la base de datos al esquema de este programa
  load                        carga la institución de referencia
  worker                      atiende la cola de trabajos, en esta o en otra máquina

Verificar, solo con los archivos publicados
  verify audit                la cadena de auditoría
  verify election             una elección
  verify sortition            un sorteo
  verify run                  un cálculo actuarial
  verify indicator            los resultados publicados de calidad

Respaldar
  backup <archivo>            copia toda la base de datos mientras el programa trabaja
  restore <archivo>           la devuelve a una base de datos vacía
  rotate identity-key         cambia la llave que guarda las semillas de la verificación en dos pasos

Calcular
  red-flags <archivo>         alertas de contratación pública
  project population          proyección de la población
  valuation run               valuación actuarial

Traer
  sercop --year --search --out trae compras publicadas del portal a un archivo que el escritorio recibe

Variables: PORT (3000), HOST (localhost), DATABASE_URL (dirección de la persona propietaria de una base PostgreSQL 15 o
posterior; sin ella se usa la que viene con el programa), AMPARO_DATA (carpeta de sus datos), AMPARO_DEBUG=1 (más detalle
de los errores).
`,
  unknownCommand: (typed: string, nearest: readonly string[]) =>
    nearest.length > 0
      ? `La orden «${typed}» no existe o está incompleta. ¿Quiso decir ${list(nearest, 'o')}?\nTodas las órdenes: amparo --help\n`
      : `La orden «${typed}» no existe. Todas las órdenes: amparo --help\n`,
  commandAbsent: (name: string) => `Esta versión de Amparo no trae la orden «${name}».\n`,
  failed: (message: string) => `No se pudo terminar: ${message}\n`,
  debugHint: 'Con AMPARO_DEBUG=1 se ve en qué parte del programa.\n',
  dataInUse: (folder: string, holder: string | undefined) =>
    `Amparo ya está funcionando con los datos de ${folder}${holder ? ` (proceso ${holder})` : ''}.
Use ese, o deténgalo antes de iniciar otro. Para otros datos: AMPARO_DATA=/otra/carpeta PORT=3001 npm start\n`,
  noServerForPlatform: (platform: string) =>
    `Amparo no trae una base de datos para este equipo (${platform}), o no quedó instalada.
Indique la suya, PostgreSQL 15 o posterior: DATABASE_URL=postgresql://usuario:clave@servidor/base npm start\n`,
  portTaken: (port: number) =>
    `El puerto ${port} está ocupado por otro programa. Elija otro: PORT=${port === 3001 ? 3002 : 3001} npm start\n`,
  databaseUnreachable: (where: string, reason: string) =>
    `No se pudo entrar a la base de datos ${where}: ${reason}\nRevise DATABASE_URL.\n`,
  badPort: (given: string) => `PORT debe ser un número de 0 a 65535; se recibió «${given}».\n`,
  startingEmbedded: 'Iniciando la base de datos que viene con el programa…',
  serverEvent: {
    'preparing-data': (where: string) => `Preparando una base de datos nueva en ${where}`,
    'waiting-for-old-server': () => 'Esperando a que la base de datos anterior termine de guardar…',
    'server-ended': () => 'La base de datos se detuvo; se inicia otra vez.',
    'server-given-up': (where: string) => `La base de datos se detiene una y otra vez. Su registro: ${where}`,
  },
  usingOwnDatabase: (where: string) => `Usando la base de datos ${where}`,
  databaseReady: (seconds: string) => `Base de datos lista (${seconds} s)`,
  applying: (name: string) => `Aplicando ${name}`,
  schemaUpToDate: 'El esquema está al día.',
  schemaApplied: (count: number) =>
    count === 1 ? 'Se aplicó una migración.' : `Se aplicaron ${count} migraciones.`,
  serving: (address: string, seconds: string) => `\nAmparo está en ${address}   (${seconds} s)\n`,
  signIns: 'Entradas de demostración (datos sintéticos):',
  howToStop: 'Para detenerlo: Ctrl+C',
  stopping: '\nDeteniendo… lo ya respondido está guardado.',
  backupUsage: 'Uso: amparo backup <archivo>      (por ejemplo amparo-2026-11-21.backup)\n',
  restoreUsage: 'Uso: amparo restore <archivo>      a una base de datos vacía (DATABASE_URL o AMPARO_DATA)\n',
  backingUp: (table: string) => `Copiando ${table}`,
  backupDone: (file: string, tables: number, rows: number, bytes: number, seconds: string) =>
    `Respaldo completo en ${file}: ${tables} tablas, ${rows} filas, ${bytes} bytes (${seconds} s).\n`,
  restoring: (table: string) => `Devolviendo ${table}`,
  restoreDone: (tables: number, rows: number, seconds: string) =>
    `Restauración completa y comprobada: ${tables} tablas, ${rows} filas (${seconds} s).\nVerifique la auditoría: amparo verify audit\n`,
  loadUsage: `Uso: amparo load [--scale N] [--seed N]

Carga la institución de referencia, sintética, en una base de datos que no tiene ninguna. Si se corta, la próxima vez sigue donde
quedó.
  --scale N   cada persona sintética representa a N afiliados: de 1 (3,1 millones de personas) a 100000; 200 si no se dice
  --seed N    la misma semilla da los mismos datos
`,
  wholeNumberExpected: (least: number, most: number, given: string) =>
    `Se esperaba un número entero de ${least} a ${most}; se recibió «${given}».`,
  loaded: (persons: number, attentions: number, evaluations: number, seconds: string) =>
    `Institución de referencia (sintética): ${persons} personas, ${attentions} atenciones, ${evaluations} calificaciones, en ${seconds} s`,
  loadedBefore: 'Ya había una institución en esta base de datos; no se cambió nada.\n',
  loadedRest: 'La carga anterior se había cortado; se completó lo que faltaba.\n',
  preparingRooms: 'Preparando lo que se ve en cada lugar de la demostración…',
  working: 'Trabajando: cadena de registros, contadores y ediciones. Ctrl+C para terminar.\n',
  verifyAuditUsage: `Uso: amparo verify audit [archivo.jsonl] [--key IDENTIFICADOR]…

Recalcula la cadena de registros de un archivo exportado (JSON por líneas, o .gz) y dice cuál es el primer eslabón roto.
Sin archivo revisa la base de datos de esta instalación. --key acepta solo cortes firmados con esas llaves.
Sale con 0 si la cadena está entera, 1 si está rota, 2 si no se pudo leer.
`,
  chainSound: (entries: number, checkpoints: number, head: string) =>
    `La cadena está entera: ${entries} registros, ${checkpoints} cortes firmados.\nCabeza: ${head}\n`,
  chainBroken: (seq: string, why: BrokenChain, entries: number) =>
    `La cadena está rota en el eslabón ${seq}: ${whyBroken[why]} (${why}). Antes de él hay ${entries} registros correctos.\n`,
  notRead: (message: string) => `No se pudo leer: ${message}\n`,
  lineNotJson: (line: number) => `la línea ${line} no es JSON`,
  lineNotOfAudit: (line: number) => `la línea ${line} no es de un registro exportado`,
  rotateUsage: `Uso: amparo rotate identity-key

Pone una llave nueva, sella con ella las semillas de la verificación en dos pasos y las cartas que esperan, y olvida las llaves anteriores. Se puede hacer
mientras el programa trabaja. El archivo es el de AMPARO_IDENTITY_KEY, o .amparo/identity-key: guarde una copia fuera del servidor.
`,
  rotated: (sealed: number, forgotten: number) =>
    `La llave cambió: ${sealed} semillas y cartas selladas con la nueva, ${forgotten} llaves anteriores olvidadas.\n`,
  rotatedWithLost: (sealed: number, lost: number) =>
    `La llave cambió: ${sealed} semillas y cartas selladas con la nueva. Hay ${lost} que ninguna llave de aquí abre, por lo que las anteriores se conservan.\n`,
};

export type Words = typeof spanish;

function list(items: readonly string[], conjunction: string): string {
  const quoted = items.map((item) => `«amparo ${item}»`);
  return quoted.length === 1
    ? quoted[0]!
    : `${quoted.slice(0, -1).join(', ')} ${conjunction} ${quoted[quoted.length - 1]}`;
}
