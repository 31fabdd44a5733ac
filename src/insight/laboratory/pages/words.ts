import type { LinkFault } from '../scenarioLink.ts';

export const words = {
  es: {
    title: 'Laboratorio de pensiones',
    lede: 'Mueva una palanca y vea hasta cuándo alcanza el dinero de las pensiones, cuánto falta y a quién le cambia la vida. Todo se calcula en su propio aparato.',
    reconstructed:
      'Los afiliados y pensionistas se rehicieron a partir de cifras publicadas, porque el registro no es público. Cada supuesto se ve, se mueve y dice de dónde sale.',
    preparing: 'Preparando el cálculo en su aparato…',
    failed: 'El cálculo no pudo empezar',
    failedWhat: 'Recargue la página. Si sigue igual, pruebe con otro navegador más reciente.',
    questions: 'Empiece por una pregunta',
    levers: 'Mueva las palancas',
    since: 'Los cambios rigen desde',
    sinceHint:
      'Las palancas marcadas con este año cambian la ley o la economía a partir de él; las demás, todo el período.',
    sinceMark: (year: number) => `Desde ${year}.`,
    wholePeriod: 'Todo el período.',
    movedIn: (n: number): string => (n === 1 ? '1 cambio' : `${n} cambios`),
    startOver: 'Volver a la ley vigente',
    marks: {
      published: 'publicado',
      reconstructed: 'reconstruido',
      calibrated: 'ajustado',
      policy: 'elegible',
    } as Record<string, string>,
    marksMean: {
      published: 'Una fuente publicó esta cifra.',
      reconstructed: 'No se publicó: la pusimos nosotros, y puede moverse.',
      calibrated: 'No se publicó: se dedujo para que el cálculo dé los resultados publicados.',
      policy: 'No es un dato: es una decisión, y aquí se puede probar otra.',
    } as Record<string, string>,
    reconstructedMark: 'supuesto',
    pause: {
      legend: '¿Paga el Estado su parte?',
      always: 'Sí, toda y cada año',
      sometimes: 'Deja de pagar unos años',
      from: 'Deja de pagar desde',
      to: 'Hasta',
      part: 'Mientras tanto paga',
      after: 'Lo que quedó debiendo',
      never: 'Nunca lo repone',
      later: 'Lo repone al año siguiente, sin intereses',
    },
    law: 'Ley vigente',
    scenario: (letter: string) => `Escenario ${letter}`,
    compare: 'Comparar',
    add: 'Comparar con otro',
    remove: (letter: string) => `Quitar ${letter}`,
    editing: 'Escenario que está moviendo',
    endsIn: 'la reserva se agota en',
    lasts: 'la reserva alcanza por lo menos hasta',
    now: 'Se agota en',
    nowLasts: 'Alcanza hasta',
    lawEnds: (year: number | null): string =>
      year === null ? 'con la ley vigente no se agota en ese plazo' : `con la ley vigente, en ${year}`,
    chart: {
      title: 'La reserva, año por año',
      measure:
        'Dinero ahorrado del seguro de pensiones al final de cada año, en miles de millones de dólares de ese año',
      axis: 'Miles de millones de dólares',
      unpaid: 'El Estado no paga',
      partly: (part: string) => `El Estado paga ${part}`,
      label: (lines: string) => `Reserva por año. ${lines}`,
      line: (name: string, top: string, topYear: number, end: string) =>
        `${name}: sube hasta ${top} en ${topYear} y ${end}.`,
      ends: (year: number) => `se agota en ${year}`,
      lasts: (year: number) => `no se agota hasta ${year}`,
      year: 'Año',
      note: 'Cada línea se dibuja hasta que el dinero se acaba: después habría que pagar las pensiones con otros fondos. Flujos al final de cada año, como en las valuaciones del IESS.',
      source: 'Cálculo propio sobre la valuación con corte al 31 de diciembre de 2020',
    },
    open: 'Ver de dónde sale',
    keyFigures: {
      deficit: 'faltan para pagar todo hasta el final',
      surplus: 'sobran después de pagar todo',
      levelRate: 'de aporte alcanzaría, parejo en todo el período',
      levelRateNow: (rate: string) => `hoy se aporta ${rate}`,
      payAsYouGo: (year: number) => `de aporte haría falta en ${year} si ya no hubiera reserva`,
      dependency: (year: number) => `pensionistas por cada 100 afiliados en ${year}`,
      law: (value: string) => `ley vigente: ${value}`,
      valued: (year: number) => `a valor de ${year}`,
    },
    reasons: 'Qué cambió y por qué',
    noReasons: 'Aún no ha cambiado nada. Mueva una palanca o elija una pregunta.',
    comparison: {
      title: 'Los escenarios, lado a lado',
      figure: 'Cifra',
      press: 'Toque una cifra para ver su fórmula, sus datos y de dónde salen.',
      notEnds: 'no se agota',
      download: 'Descargar la comparación (CSV)',
    },
    people: {
      title: 'Qué cambia para las personas',
      lede: 'No son personas reales: son ejemplos de carreras distintas. La edad es la primera a la que la norma les da jubilación por vejez. Lo que la norma promete y lo que habrá para pagarlo son cosas distintas.',
      who: 'Quién',
      age: 'Se jubila a los',
      pension: 'Primera pensión',
      unit: 'del último sueldo',
      aged: (age: number) => `Cuando se agote la reserva tendrá ${age} años.`,
      none: 'sin derecho hasta los 75',
      years: (n: number) => `${n} años`,
      wages: (n: string) => `${n} salarios básicos`,
      same: 'igual',
      limited: { minimum: 'sube a la mínima', maximum: 'baja a la máxima', none: '' },
    },
    years: {
      title: 'Año por año',
      lede: 'Millones de dólares de cada año. Toque cualquier cifra para abrirla hasta sus datos.',
      which: 'Escenario',
      every: 'Ver todos los años',
      fewer: 'Ver cada cinco años',
      download: 'Descargar todos los años (CSV)',
      unit: 'millones',
    },
    certainty: {
      title: '¿Qué tan segura es esta cuenta?',
      tornado: 'Qué supuesto mueve más el resultado',
      tornadoLede:
        'Se mueve un supuesto por vez, hacia abajo y hacia arriba, y se mira cuánto cambia lo que falta.',
      measure: 'Mirar',
      deficit: 'lo que falta',
      exhaustion: 'el año en que se agota',
      compute: 'Calcular',
      lever: 'Supuesto',
      low: 'Hacia abajo',
      high: 'Hacia arriba',
      base: (value: string) => `Sin mover nada: ${value}`,
      fan: 'Mil futuros al azar',
      fanLede:
        'La inflación, los sueldos, el rendimiento, el empleo y la mortalidad no serán parejos. Aquí se sortean año por año, muchas veces, siempre con la misma semilla.',
      run: (n: string) => `Sortear ${n} futuros`,
      running: (done: string, of: string) => `${done} de ${of}`,
      progress: 'Sorteando futuros',
      cancel: 'Detener',
      stopped: 'Se detuvo. Puede empezar de nuevo cuando quiera.',
      fanSays: (low: number, high: number, runs: string) =>
        `En ocho de cada diez de ${runs} futuros, la reserva se agota entre ${low} y ${high}.`,
      fanLasting: (share: string, year: number) => `En ${share} de ellos alcanza hasta ${year} o más.`,
      fanLabel:
        'Reserva por año en muchos futuros al azar: la mitad de ellos cae en la banda oscura, ocho de cada diez en la clara.',
      half: 'La mitad de los futuros',
      eight: 'Ocho de cada diez',
      middle: 'El del medio',
      fanNote: (deficit: string, years: string) =>
        `Para que sea rápido se usan menos clases de sueldo: eso aparta el resultado ${deficit} del valor de las pensiones y ${years} años. Las desviaciones son reconstruidas.`,
      share: (share: number) => `${share} de cada 100 quedan por debajo`,
    },
    run: {
      title: 'Comparta, cite y compruebe',
      share: 'Compartir este resultado',
      copy: 'Copiar el enlace',
      copied: 'Enlace copiado',
      link: 'Enlace a estos escenarios',
      linkHint: 'Lleva lo que usted preguntó, nada sobre usted.',
      id: 'Identificador de la corrida',
      idMeans:
        'Es la huella (SHA-256) del motor, los datos y el escenario. Quien haga la misma pregunta obtiene el mismo, en cualquier aparato.',
      engine: 'Motor',
      inputs: 'Huella de los datos',
      cite: 'Para citar',
      citation: (id: string, engine: string) => `Amparo, laboratorio de pensiones, corrida ${id}, ${engine}.`,
      download: 'Descargar la corrida (ZIP)',
      downloading: 'Preparando el archivo…',
      downloadMeans:
        'Trae el manifiesto, los datos de entrada, el escenario y todas las tablas. Con ellos cualquiera repite el cálculo en su computadora, hasta el último dígito:',
      again: 'O calcúlela desde cero con el mismo escenario:',
      how: 'Qué se necesita para comprobar',
    },
    trace: {
      title: 'De dónde sale',
      of: (scenario: string) => `En: ${scenario}`,
      back: 'Volver a',
      formula: 'Cómo se calcula',
      parts: 'De qué está hecha',
      assumptions: 'Con estos supuestos',
      tables: 'Con estas tablas',
      sources: 'Según',
      flows: 'Año por año',
      flow: 'Flujo',
      discount: 'Valor de un dólar',
      product: 'A valor de la fecha base',
      year: 'Año',
      where: 'Fuente',
      horizon: 'no se agota en el período',
    },
    unconfirmed: {
      title: 'Lo que aún no está confirmado',
      lede: 'El resultado descansa también en valores de la ley que nadie ha cotejado todavía con su texto:',
      what: (norm: string) => `Tomado de ${norm}. Aún no se cotejó con el texto legal.`,
      none: 'Todos los valores legales que usa este cálculo están confirmados.',
    },
    fault: {
      title: 'Este enlace no se puede abrir',
      kept: 'Abajo está la ley vigente, sin cambios. Pida de nuevo el enlace a quien se lo envió.',
      text: (fault: LinkFault, lever: (key: string) => string): string => {
        switch (fault.fault) {
          case 'newer-version':
            return `Se hizo con otra versión del laboratorio (la ${fault.found}).`;
          case 'garbled':
            return `Está cortado o cambiado: no se entiende «${fault.part}».`;
          case 'too-many':
            return `Trae más de ${fault.most} escenarios.`;
          case 'unknown-lever':
            return `Mueve una palanca que este laboratorio no tiene: «${fault.part}».`;
          case 'out-of-range':
            return `Pone «${lever(fault.lever)}» en ${fault.value}, y va de ${fault.least} a ${fault.most}.`;
          case 'years':
            return `Los años de «${fault.part}» no sirven: van de ${fault.first} a ${fault.last}, y el primero antes que el segundo.`;
        }
      },
      otherInputs: 'Los datos base cambiaron desde que se hizo este enlace',
      otherInputsWhat: 'La pregunta es la misma; las cifras pueden no ser las que vio quien se lo envió.',
    },
  },
  en: {
    title: 'Pension laboratory',
    lede: 'Move a lever and see how long the money for pensions lasts, how much is missing and whose life changes. Everything is computed on your own device.',
    reconstructed:
      'Members and pensioners were rebuilt from published figures, because the register is not public. Every assumption can be seen, moved and traced to its source.',
    preparing: 'Getting the calculation ready on your device…',
    failed: 'The calculation could not start',
    failedWhat: 'Reload the page. If it stays so, try a more recent browser.',
    questions: 'Begin with a question',
    levers: 'Move the levers',
    since: 'Changes hold from',
    sinceHint:
      'Levers marked with this year change the law or the economy from then on; the others, the whole period.',
    sinceMark: (year: number) => `From ${year}.`,
    wholePeriod: 'The whole period.',
    movedIn: (n: number): string => (n === 1 ? '1 change' : `${n} changes`),
    startOver: 'Back to the law in force',
    marks: {
      published: 'published',
      reconstructed: 'reconstructed',
      calibrated: 'fitted',
      policy: 'a choice',
    } as Record<string, string>,
    marksMean: {
      published: 'A source published this figure.',
      reconstructed: 'It was not published: it is ours, and can be moved.',
      calibrated: 'It was not published: it was deduced so that the calculation gives the published results.',
      policy: 'It is not a fact: it is a decision, and another can be tried here.',
    } as Record<string, string>,
    reconstructedMark: 'assumption',
    pause: {
      legend: 'Does the State pay its part?',
      always: 'Yes, all of it every year',
      sometimes: 'It stops paying for some years',
      from: 'It stops paying from',
      to: 'Until',
      part: 'Meanwhile it pays',
      after: 'What it left owing',
      never: 'It never makes up for it',
      later: 'It makes up for it the year after, without interest',
    },
    law: 'Law in force',
    scenario: (letter: string) => `Scenario ${letter}`,
    compare: 'Compare',
    add: 'Compare with another',
    remove: (letter: string) => `Remove ${letter}`,
    editing: 'Scenario being moved',
    endsIn: 'the reserve ends in',
    lasts: 'the reserve lasts at least until',
    now: 'It ends in',
    nowLasts: 'It lasts until',
    lawEnds: (year: number | null): string =>
      year === null
        ? 'under the law in force it does not end within that time'
        : `under the law in force, in ${year}`,
    chart: {
      title: 'The reserve, year by year',
      measure:
        'Money saved by the pension insurance at the end of each year, in billions of dollars of that year',
      axis: 'Billions of dollars',
      unpaid: 'The State does not pay',
      partly: (part: string) => `The State pays ${part}`,
      label: (lines: string) => `Reserve by year. ${lines}`,
      line: (name: string, top: string, topYear: number, end: string) =>
        `${name}: it rises to ${top} in ${topYear} and ${end}.`,
      ends: (year: number) => `ends in ${year}`,
      lasts: (year: number) => `does not end before ${year}`,
      year: 'Year',
      note: 'Each line is drawn until the money is gone: from then on pensions would have to be paid from elsewhere. Flows at the end of each year, as in the IESS’ own valuations.',
      source: 'Own calculation on the valuation with cut-off 31 December 2020',
    },
    open: 'See where it comes from',
    keyFigures: {
      deficit: 'are missing to pay everything to the end',
      surplus: 'are left over after paying everything',
      levelRate: 'of pay would suffice, level over the whole period',
      levelRateNow: (rate: string) => `today it is ${rate}`,
      payAsYouGo: (year: number) => `of pay would be needed in ${year} if there were no reserve left`,
      dependency: (year: number) => `pensioners for each 100 affiliates in ${year}`,
      law: (value: string) => `law in force: ${value}`,
      valued: (year: number) => `in value of ${year}`,
    },
    reasons: 'What changed and why',
    noReasons: 'Nothing has changed yet. Move a lever or choose a question.',
    comparison: {
      title: 'The scenarios, side by side',
      figure: 'Figure',
      press: 'Press a figure to see its formula, its inputs and where they come from.',
      notEnds: 'does not end',
      download: 'Download the comparison (CSV)',
    },
    people: {
      title: 'What changes for people',
      lede: 'They are not real persons: they are examples of different careers. The age is the first at which the rule gives them an old-age pension. What the rule promises and what there will be to pay it are different things.',
      who: 'Who',
      age: 'Retires at',
      pension: 'First pension',
      unit: 'of last pay',
      aged: (age: number) => `Aged ${age} when the reserve ends.`,
      none: 'no right until 75',
      years: (n: number) => `${n}`,
      wages: (n: string) => `${n} basic wages`,
      same: 'same',
      limited: { minimum: 'raised to the minimum', maximum: 'cut to the maximum', none: '' },
    },
    years: {
      title: 'Year by year',
      lede: 'Millions of dollars of each year. Press any figure to open it down to its inputs.',
      which: 'Scenario',
      every: 'See every year',
      fewer: 'See every fifth year',
      download: 'Download every year (CSV)',
      unit: 'million',
    },
    certainty: {
      title: 'How certain is this account?',
      tornado: 'Which assumption moves the result most',
      tornadoLede: 'One assumption is moved at a time, down and up, to see how far what is missing changes.',
      measure: 'Look at',
      deficit: 'what is missing',
      exhaustion: 'the year it ends',
      compute: 'Compute',
      lever: 'Assumption',
      low: 'Down',
      high: 'Up',
      base: (value: string) => `Without moving anything: ${value}`,
      fan: 'A thousand futures by chance',
      fanLede:
        'Inflation, pay, returns, employment and mortality will not be even. Here they are drawn year by year, many times, always from the same seed.',
      run: (n: string) => `Draw ${n} futures`,
      running: (done: string, of: string) => `${done} of ${of}`,
      progress: 'Drawing futures',
      cancel: 'Stop',
      stopped: 'It was stopped. You can begin again when you want.',
      fanSays: (low: number, high: number, runs: string) =>
        `In eight of each ten of ${runs} futures, the reserve ends between ${low} and ${high}.`,
      fanLasting: (share: string, year: number) => `In ${share} of them it lasts until ${year} or beyond.`,
      fanLabel:
        'Reserve by year in many futures by chance: half of them fall in the dark band, eight in ten in the light one.',
      half: 'Half of the futures',
      eight: 'Eight in ten',
      middle: 'The middle one',
      fanNote: (deficit: string, years: string) =>
        `For speed it uses fewer classes of pay: that sets the result apart by ${deficit} of the value of pensions and ${years} years. The deviations are reconstructed.`,
      share: (share: number) => `${share} in 100 lie below`,
    },
    run: {
      title: 'Share, cite and check',
      share: 'Share this result',
      copy: 'Copy the link',
      copied: 'Link copied',
      link: 'Link to these scenarios',
      linkHint: 'It carries what you asked, nothing about you.',
      id: 'Id of the run',
      idMeans:
        'It is the fingerprint (SHA-256) of the engine, the inputs and the scenario. Whoever asks the same gets the same one, on any device.',
      engine: 'Engine',
      inputs: 'Fingerprint of the inputs',
      cite: 'To cite',
      citation: (id: string, engine: string) => `Amparo, pension laboratory, run ${id}, ${engine}.`,
      download: 'Download the run (ZIP)',
      downloading: 'Preparing the file…',
      downloadMeans:
        'It holds the manifest, the inputs, the scenario and every table. With them anyone repeats the calculation on their own computer, to the last digit:',
      again: 'Or compute it from scratch with the same scenario:',
      how: 'What is needed to check',
    },
    trace: {
      title: 'Where it comes from',
      of: (scenario: string) => `In: ${scenario}`,
      back: 'Back to',
      formula: 'How it is computed',
      parts: 'What it is made of',
      assumptions: 'With these assumptions',
      tables: 'With these tables',
      sources: 'According to',
      flows: 'Year by year',
      flow: 'Flow',
      discount: 'Value of a dollar',
      product: 'Valued at the base date',
      year: 'Year',
      where: 'Source',
      horizon: 'does not end within the period',
    },
    unconfirmed: {
      title: 'What is not confirmed yet',
      lede: 'The result also rests on values of the law that nobody has yet checked against its text:',
      what: (norm: string) => `Taken from ${norm}. Not yet checked against the legal text.`,
      none: 'Every legal value that this calculation uses is confirmed.',
    },
    fault: {
      title: 'This link cannot be opened',
      kept: 'Below is the law in force, unchanged. Ask whoever sent the link for it again.',
      text: (fault: LinkFault, lever: (key: string) => string): string => {
        switch (fault.fault) {
          case 'newer-version':
            return `It was made with another version of the laboratory (${fault.found}).`;
          case 'garbled':
            return `It is cut or altered: “${fault.part}” is not understood.`;
          case 'too-many':
            return `It has more than ${fault.most} scenarios.`;
          case 'unknown-lever':
            return `It moves a lever that this laboratory does not have: “${fault.part}”.`;
          case 'out-of-range':
            return `It sets “${lever(fault.lever)}” to ${fault.value}, which goes from ${fault.least} to ${fault.most}.`;
          case 'years':
            return `The years of “${fault.part}” do not serve: they go from ${fault.first} to ${fault.last}, the first before the second.`;
        }
      },
      otherInputs: 'The base data changed since this link was made',
      otherInputsWhat: 'The question is the same; the figures may not be those that its sender saw.',
    },
  },
};
