/**
 * What `law/` says in English of its norms, sources and notes, in Spanish. The files are written for whoever keeps them; who reads
 * the law here reads Spanish first. A test asks for an entry for each text.
 */
const inSpanish: Readonly<Record<string, string>> = {
  'Agreements of the Board and procedure of the institution':
    'Acuerdos del Consejo Directivo y procedimiento de la institución',
  'C.D. 517 (30-Mar-2016), general provision 5': 'C.D. 517 (30-mar-2016), disposición general 5',
  'Ley de Seguridad Social, art. 91; agreements of the institution':
    'Ley de Seguridad Social, art. 91; acuerdos de la institución',
  'C.D. 501 (13-Nov-2015), reformed by C.D. 515 (30-Mar-2016)':
    'C.D. 501 (13-nov-2015), reformada por C.D. 515 (30-mar-2016)',
  'The table in force before C.D. 501': 'La tabla vigente antes de la C.D. 501',
  'C.D. 467 (20-Mar-2014), transitory provision 5': 'C.D. 467 (20-mar-2014), disposición transitoria 5',
  'C.D. 261 (27-May-2009), as known before C.D. 501':
    'C.D. 261 (27-may-2009), como se la conocía antes de la C.D. 501',
  'Legal text not found': 'No se encontró el texto legal',
  'C.D. 467 (20-Mar-2014) and the table in force before C.D. 501':
    'C.D. 467 (20-mar-2014) y la tabla vigente antes de la C.D. 501',
  'Resolution of the Board of September 2020 (number not known)':
    'Resolución del Consejo Directivo de septiembre de 2020 (no se conoce el número)',
  'Policy of this platform': 'Política de esta plataforma',
  'Ley de Seguridad Social, art. 73; C.D. 517 (30-Mar-2016), art. 3 a':
    'Ley de Seguridad Social, art. 73; C.D. 517 (30-mar-2016), art. 3 a',
  'Ley de Seguridad Social, art. 73; C.D. 517 (30-Mar-2016), art. 14 c and general provision 5':
    'Ley de Seguridad Social, art. 73; C.D. 517 (30-mar-2016), art. 14 c y disposición general 5',
  'C.D. 517 (30-Mar-2016), arts. 4 to 6': 'C.D. 517 (30-mar-2016), arts. 4 a 6',
  'C.D. 517 (30-Mar-2016), art. 14 a and c': 'C.D. 517 (30-mar-2016), art. 14 a y c',
  'Executive decree (number not verified)': 'Decreto ejecutivo (número sin verificar)',
  'Local ordinances and laws of creation (not read)':
    'Ordenanzas locales y leyes de creación (no se leyeron)',
  'Código del Trabajo, in its text before December 2016 (not read)':
    'Código del Trabajo, en su texto anterior a diciembre de 2016 (no se leyó)',
  'Ley Orgánica de Transparencia y Acceso a la Información Pública (2004), art. 9':
    'Ley Orgánica de Transparencia y Acceso a la Información Pública (2004), art. 9',
  'Resolution of the Board': 'Resolución del Consejo Directivo',
  "Ley de Seguridad Social, funeral aid indexed by the previous year's inflation":
    'Ley de Seguridad Social, auxilio de funerales indexado con la inflación del año anterior',
  'Rules of funeral aid of the institution': 'Reglas del auxilio de funerales de la institución',
  'Ley de Seguridad Social, art. 234 (silent on negative inflation); policy of this platform':
    'Ley de Seguridad Social, art. 234 (nada dice de la inflación negativa); política de esta plataforma',
  'Ley de Seguridad Social, art. 234, reformed by the Ley de Justicia Laboral (20-Apr-2015)':
    'Ley de Seguridad Social, art. 234, reformado por la Ley de Justicia Laboral (20-abr-2015)',
  'Ley de Justicia Laboral, art. 68.1, which replaced the share by a guarantee':
    'Ley de Justicia Laboral, art. 68.1, que cambió el porcentaje por una garantía',
  'Corte Constitucional, 002-18-SIN-CC (21-Mar-2018), from the budget of 2019':
    'Corte Constitucional, 002-18-SIN-CC (21-mar-2018), desde el presupuesto de 2019',
  'Ley Orgánica del Sistema Nacional de Contratación Pública, arts. 85 a 90':
    'Ley Orgánica del Sistema Nacional de Contratación Pública, arts. 85 a 90',
  'Código del Trabajo, arts. 196 and 201': 'Código del Trabajo, arts. 196 y 201',
  'Código del Trabajo, arts. 196 to 198': 'Código del Trabajo, arts. 196 a 198',
  'Ministerial agreement of the year (Ministry of Labour)':
    'Acuerdo ministerial del año (Ministerio del Trabajo)',
  'Tripartite agreement of 15-Dec-2025; the number of the ministerial agreement is not known':
    'Acuerdo tripartito del 15-dic-2025; no se conoce el número del acuerdo ministerial',
  'Ley de Seguridad Social, arts. 274 and following, reformed; C.D. 515 and C.D. 518 (30-Mar-2016)':
    'Ley de Seguridad Social, arts. 274 y siguientes, reformados; C.D. 515 y C.D. 518 (30-mar-2016)',
  'Ley de Seguridad Social, cash benefits of health insurance':
    'Ley de Seguridad Social, prestaciones en dinero del seguro de salud',
  'Ley de Seguridad Social, art. 275, reformed': 'Ley de Seguridad Social, art. 275, reformado',
  'Ley de Seguridad Social, arts. 274 and following, reformed':
    'Ley de Seguridad Social, arts. 274 y siguientes, reformados',
  'Ley de Seguridad Social, arts. 274 and following, reformed; C.D. 515 (30-Mar-2016)':
    'Ley de Seguridad Social, arts. 274 y siguientes, reformados; C.D. 515 (30-mar-2016)',
  "Scenario programme of the peasants' insurance and page of the institution; the legal text was not read":
    'Programa de escenarios del Seguro Social Campesino y página de la institución; no se leyó el texto legal',
  'Page of the institution on old age': 'Página de la institución sobre la vejez',
  "Scenario programme of the peasants' insurance and page of the institution":
    'Programa de escenarios del Seguro Social Campesino y página de la institución',
  'Document 003 asks for balance over both commissions; two and one, one and two are a decision of this platform':
    'El documento 003 pide equilibrio entre las dos comisiones; dos y una, una y dos es decisión de esta plataforma',
  'Document 003, chapter 2; of three persons the nearest to parity is a difference of one':
    'Documento 003, capítulo 2; de tres personas, lo más cercano a la paridad es una de diferencia',
  'Decision of this platform': 'Decisión de esta plataforma',
  'Decision of this platform; document 003 gives no terms':
    'Decisión de esta plataforma; el documento 003 no da plazos',
  'elcomercio.com, January 2021; gob.ec procedure on partial payments; eluniverso.com, 22-Jan-2025':
    'elcomercio.com, enero de 2021; trámite de pagos parciales en gob.ec; eluniverso.com, 22-ene-2025',
  'IESS Actuarial Directorate, dossier on C.D. 625 art. 25, 7-Jun-2021':
    'Dirección Actuarial del IESS, expediente de la C.D. 625, art. 25, 7-jun-2021',
  'elcomercio.com, January 2021': 'elcomercio.com, enero de 2021',
  'Decision of this platform; source 003 §2.2.4 asks for the report and fixes no deadline':
    'Decisión de esta plataforma; la fuente 003 §2.2.4 pide el informe y no fija plazo',
  'Decision of this platform; the text of PLE-CPCCS-889-17-01-2018 was not found':
    'Decisión de esta plataforma; no se encontró el texto de PLE-CPCCS-889-17-01-2018',
  'Decision of this platform; the ten days of a request for information are those of LOTAIP (2004), art. 9, from general knowledge and taken as working days':
    'Decisión de esta plataforma; los diez días de un pedido de información son los de la LOTAIP (2004), art. 9, por conocimiento general, tomados como días hábiles',
  'Decision of this platform, the threshold of law/disclosure':
    'Decisión de esta plataforma, el umbral de law/disclosure',
  'IESS Actuarial Directorate, report on C.D. 501, chapter 4, 27-Sep-2021':
    'Dirección Actuarial del IESS, informe sobre la C.D. 501, capítulo 4, 27-sep-2021',
  'asesoriacontablejm, 2017; C.D. 261 and C.D. 467 in the report on C.D. 501; the components add up to 9.45 and 11.15':
    'asesoriacontablejm, 2017; C.D. 261 y C.D. 467 en el informe sobre la C.D. 501; los componentes suman 9,45 y 11,15',
  'Payroll programmes of third parties': 'Programas de nómina de terceros',
  'IESS Actuarial Directorate, report on waste pickers, chapter 8, 27-Aug-2024':
    'Dirección Actuarial del IESS, informe sobre recicladores, capítulo 8, 27-ago-2024',
  'eluniverso.com, 17-Sep-2020; notimundo, 2020; consistent with the 11.06 % that the directorate projects':
    'eluniverso.com, 17-sep-2020; notimundo, 2020; concuerda con el 11,06 % que proyecta la Dirección',
  'Decision of this platform; no official rule of the institution was found':
    'Decisión de esta plataforma; no se encontró una regla oficial de la institución',
  'Decision of this platform; a larger roll is divided, so that anyone can verify an archive in minutes':
    'Decisión de esta plataforma; un padrón mayor se divide, para que cualquiera verifique un archivo en minutos',
  'Decision of this platform; twenty throws hold fifty bits of chance':
    'Decisión de esta plataforma; veinte lanzamientos contienen cincuenta bits de azar',
  'Decision of this platform; what is kept of the order of arrival must not tell one voter from another (docs/decisions/ballots-are-mixed.md)':
    'Decisión de esta plataforma; lo que se guarda del orden de llegada no debe distinguir a un votante de otro (docs/decisions/ballots-are-mixed.md)',
  'Decision of this platform; in a smaller group a figure would point at persons':
    'Decisión de esta plataforma; en un grupo más pequeño una cifra señalaría a personas',
  'Decision of this platform; a figure that moves one by one would join the board to a group':
    'Decisión de esta plataforma; una cifra que sube de uno en uno uniría la urna con un grupo',
  'Decision of this platform; a line alone would say when its voter asked':
    'Decisión de esta plataforma; una línea sola diría cuándo pidió su votante',
  'Decision of this platform; each ballot rewrites those bound with it, and nobody may make that endless':
    'Decisión de esta plataforma; cada voto reescribe los que van atados a él, y nadie puede hacer que eso no termine',
  'IESS Actuarial Directorate, report on work risks, chapter 5, 2022':
    'Dirección Actuarial del IESS, informe sobre riesgos del trabajo, capítulo 5, 2022',
  'Decision of this platform; neither PATSS’s evaluation nor E-045’s gives a term for the answer':
    'Decisión de esta plataforma; ni la evaluación del PATSS ni la E-045 dan un plazo para la respuesta',
  'Decision of this platform; the evaluation of PATSS uses interviews to triangulate and never as the main source (§2.3)':
    'Decisión de esta plataforma; la evaluación del PATSS usa entrevistas para triangular y nunca como fuente principal (§2.3)',
  'Decision of this platform; triangulation of sources and methods (Denzin, The Research Act, 1978) gives no number':
    'Decisión de esta plataforma; la triangulación de fuentes y métodos (Denzin, The Research Act, 1978) no da un número',
  'Decision of this platform; the evaluation of PATSS says short and medium term and gives no dates':
    'Decisión de esta plataforma; la evaluación del PATSS dice corto y mediano plazo y no da fechas',
  'General knowledge of the suspension for the electricity emergency; the decree was not read':
    'Conocimiento general de la suspensión por la emergencia eléctrica; no se leyó el decreto',
  'General knowledge of the date, not read in an ordinance; that the transfer rules apply to local days is unconfirmed too':
    'Conocimiento general de la fecha, no leída en una ordenanza; tampoco está confirmado que las reglas de traslado valgan para los días locales',
  'General knowledge; the list of the law of 2016 carried back':
    'Conocimiento general; la lista de la ley de 2016, llevada hacia atrás',
  'Reference notes on the institution, holidays section; checked against every observed date from 2021 to 2026':
    'Notas de referencia sobre la institución, sección de feriados; comprobadas con cada fecha observada de 2021 a 2026',
  'Decision of this platform; the rule of two of three points needs three':
    'Decisión de esta plataforma; la regla de dos de tres puntos necesita tres',
  'Decision of this platform; who rated in the same year remembers the attention':
    'Decisión de esta plataforma; quien calificó en el mismo año recuerda la atención',
  'Series of the Central Bank in the dossier on C.D. 625 art. 25, 7-Jun-2021':
    'Serie del Banco Central en el expediente de la C.D. 625, art. 25, 7-jun-2021',
  'The last rate of the series, carried on': 'La última tasa de la serie, mantenida',
  'Decision of this platform; the statutes of each organisation may give fewer':
    'Decisión de esta plataforma; el estatuto de cada organización puede dar menos',
  'Decision of this platform; the deadlines of the regulation for reports are unconfirmed':
    'Decisión de esta plataforma; los plazos del reglamento para los informes no están confirmados',
  'Secondary summaries of the regulation; its text was not read':
    'Resúmenes secundarios del reglamento; no se leyó su texto',
  'Decision of this platform; the deadlines of the regulation after the request are unconfirmed':
    'Decisión de esta plataforma; los plazos del reglamento después del pedido no están confirmados',
  'Quoted in document 003, §2.2.3': 'Citado en el documento 003, §2.2.3',
  'Decision of this platform; the article gives no ages. Youth to 29 and older adults from 65 are those of general knowledge of Ecuadorian law':
    'Decisión de esta plataforma; el artículo no da edades. Jóvenes hasta 29 y personas adultas mayores desde 65 son las del conocimiento general del derecho ecuatoriano',
  'Secondary summaries of the regulation (cpccs.gob.ec, 2016 to 2021); its text was not read':
    'Resúmenes secundarios del reglamento (cpccs.gob.ec, 2016 a 2021); no se leyó su texto',
  'General knowledge of the law of 2004, taken as working days; the text in force was not read':
    'Conocimiento general de la ley de 2004, en días hábiles; no se leyó el texto vigente',
  'Decision of this platform; document 003 §2.2.3 says of short or medium term, and the terms of the regulation are unconfirmed':
    'Decisión de esta plataforma; el documento 003 §2.2.3 dice de corto o mediano plazo, y los términos del reglamento no están confirmados',
  'IESS Actuarial Directorate, report on C.D. 501, 27-Sep-2021':
    'Dirección Actuarial del IESS, informe sobre la C.D. 501, 27-sep-2021',
  'Best knowledge; no text was read': 'Lo mejor que se sabe; no se leyó ningún texto',
  'Press table of the resolution, eluniverso.com, 2024':
    'Tabla de la resolución en la prensa, eluniverso.com, 2024',
  'eldiario.ec, April 2025': 'eldiario.ec, abril de 2025',
  'IESS Actuarial Directorate, report on C.D. 501, chapter 5, 27-Sep-2021':
    'Dirección Actuarial del IESS, informe sobre la C.D. 501, capítulo 5, 27-sep-2021',
  'Actuarial Directorate, model with cut-off 31-Dec-2020; radioguayaquil.com, 12-Mar-2024':
    'Dirección Actuarial, modelo con corte al 31-dic-2020; radioguayaquil.com, 12-mar-2024',
  "The law orders the previous year's average inflation each January; it does not say what a negative one does":
    'La ley ordena la inflación promedio del año anterior cada enero; no dice qué hace una negativa',
  'Page of the institution on invalidity': 'Página de la institución sobre la invalidez',
  'IESS Actuarial Directorate, report on C.D. 501; notimundo.com.ec, 20-Dec-2019':
    'Dirección Actuarial del IESS, informe sobre la C.D. 501; notimundo.com.ec, 20-dic-2019',
  'iess.gob.ec, pages on invalidity and on montepío, 28-Aug-2019':
    'iess.gob.ec, páginas sobre invalidez y sobre montepío, 28-ago-2019',
  'Page of the institution, 28-Aug-2019': 'Página de la institución, 28-ago-2019',
  "iess.gob.ec, 28-Aug-2019; the Actuarial Directorate's model uses the same shares":
    'iess.gob.ec, 28-ago-2019; el modelo de la Dirección Actuarial usa los mismos porcentajes',
  'General knowledge of the limits of complementary contracts and work orders; the text was not read':
    'Conocimiento general de los límites de contratos complementarios y órdenes de trabajo; no se leyó el texto',
  'General knowledge of the figure of 2020 (0.0000002 of the State’s initial budget); neither the text nor the budgets were read':
    'Conocimiento general de la cifra de 2020 (0,0000002 del Presupuesto Inicial del Estado); no se leyeron ni el texto ni los presupuestos',
  "Decision of this platform; the files of the month's attentions arrive meanwhile, and whole months keep one person's answer from showing between two editions":
    'Decisión de esta plataforma; mientras tanto llegan los archivos de atenciones del mes, y los meses enteros evitan que la respuesta de una persona se vea entre dos ediciones',
  'Decision of this platform; long enough for who has no connection every week':
    'Decisión de esta plataforma; suficiente para quien no tiene conexión cada semana',
  'Decision of this platform; with forty bits of chance and few requests a minute, a guess in a year stays improbable':
    'Decisión de esta plataforma; con cuarenta bits de azar y pocos pedidos por minuto, acertar en un año sigue siendo improbable',
  'Decision of this platform, within the usual range of three to ten of official statistics':
    'Decisión de esta plataforma, dentro de lo usual en estadística oficial, de tres a diez',
  'Código del Trabajo, text of 1-Feb-2023': 'Código del Trabajo, texto del 1-feb-2023',
  'IESS Actuarial Directorate, series MDT_sbu.xlsx in the C.D. 625 art. 25 dossier, 7-Jun-2021':
    'Dirección Actuarial del IESS, serie MDT_sbu.xlsx en el expediente de la C.D. 625, art. 25, 7-jun-2021',
  'IESS Actuarial Directorate, report on waste pickers, 27-Aug-2024 (17.60 % of the minimum base is USD 74.80)':
    'Dirección Actuarial del IESS, informe sobre recicladores, 27-ago-2024 (el 17,60 % de la base mínima es USD 74,80)',
  'Note to art. 113 of the Código del Trabajo, text of 1-Feb-2023':
    'Nota al art. 113 del Código del Trabajo, texto del 1-feb-2023',
  'eluniverso.com and machalamovil.com, 2025': 'eluniverso.com y machalamovil.com, 2025',
  'Document 003, chapter 2 (20 % of affiliates drawn at random); no norm in force was found':
    'Documento 003, capítulo 2 (20 % de los afiliados sorteados al azar); no se encontró una norma vigente',
  'Decision of this platform; long enough to print the announcement and throw the dice in public':
    'Decisión de esta plataforma; suficiente para imprimir la convocatoria y lanzar los dados en público',
  'Decision of this platform; an odd number of seats needs a difference of one':
    'Decisión de esta plataforma; un número impar de puestos necesita una diferencia de uno',
  'Decision of this platform; the level obliges to answer (document 003, note 19), no norm found gives the days':
    'Decisión de esta plataforma; el nivel obliga a contestar (documento 003, nota 19), ninguna norma hallada da los días',
  'Decision of this platform; document 003 §3.1 and §3.2 name the instances that each stage rests on and fix no number':
    'Decisión de esta plataforma; el documento 003 §3.1 y §3.2 nombra las instancias en que descansa cada etapa y no fija un número',
  'ecu11.com; page of the institution; Código del Trabajo, text of 1-Feb-2023 (leave of 12 weeks)':
    'ecu11.com; página de la institución; Código del Trabajo, texto del 1-feb-2023 (licencia de 12 semanas)',
  'ecu11.com; page of the institution': 'ecu11.com; página de la institución',
  'General knowledge of art. 275; no source found':
    'Conocimiento general del art. 275; no se halló una fuente',
  'IESS Actuarial Directorate, report on work risks, 2022; press':
    'Dirección Actuarial del IESS, informe sobre riesgos del trabajo, 2022; prensa',
  'The programme adds 0.1 to the 2.5 %.': 'El programa suma 0,1 al 2,5 %.',
  'The page gives years for 71 to 75 (9 to 5); here they are months of contribution.':
    'La página da años de 71 a 75 (9 a 5); aquí son meses de aporte.',
  'The rate is on the base of contributions.': 'La tasa es sobre la base de aportación.',
  'Since when the minimum is 100 dollars is not known.':
    'No se sabe desde cuándo el mínimo es de 100 dólares.',
  'One missed instalment puts the agreement in arrears. The least debts are those of the procedure for 13 to 36 months.':
    'Una cuota impaga pone el acuerdo en mora. Las deudas mínimas son las del procedimiento para 13 a 36 meses.',
  'Only for force majeure duly proven. Two unpaid instalments make it an executive title.':
    'Solo por fuerza mayor debidamente probada. Dos cuotas impagas lo vuelven título ejecutivo.',
  'The days in force when the case was received hold until its first answer; those in force when it was contested or reopened, for the next.':
    'Los días vigentes cuando se recibió el caso valen hasta su primera respuesta; los vigentes cuando se lo impugnó o reabrió, para la siguiente.',
  'Of the 0.80, 0.03 of payroll goes to the administration of work risks (C.D. 101, art. 6). Whether the doubled rates of the sugar industry extend to this component is unconfirmed, so that regime is not listed.':
    'Del 0,80, 0,03 de la nómina va a la administración de riesgos del trabajo (C.D. 101, art. 6). No está confirmado si las tasas dobles de la industria azucarera alcanzan a este componente, por lo que ese régimen no consta.',
  'Only the private regime is known before November 2015. The press dates the start of the 0.10 to December 2013 or January 2014.':
    'Antes de noviembre de 2015 se conoce solo el régimen privado. La prensa fecha el inicio del 0,10 en diciembre de 2013 o enero de 2014.',
  'Whether the doubled rates of the sugar industry extend to this component is unconfirmed, so that regime is not listed.':
    'No está confirmado si las tasas dobles de la industria azucarera alcanzan a este componente, por lo que ese régimen no consta.',
  'The rates come from C.D. 334 and 357; this folder holds them from C.D. 501 on.':
    'Las tasas vienen de las C.D. 334 y 357; esta carpeta las tiene desde la C.D. 501.',
  'For the foreign service in 2019 the source prints a stray "4" in the personal cell; its totals show 0. The rate is that of the declared month, also when it is declared late (C.D. 501, final provisions 1 and 4).':
    'Para el servicio exterior en 2019 la fuente imprime un «4» suelto en la celda personal; sus totales muestran 0. La tasa es la del mes declarado, también cuando se declara tarde (C.D. 501, disposiciones finales 1 y 4).',
  'Collected with contributions, not part of them.': 'Se cobra con los aportes sin ser parte de ellos.',
  'For dependants the minimum is that of their sector, in proportion for part time (unconfirmed). No maximum base was found.':
    'Para quien trabaja en dependencia el mínimo es el de su sector, en proporción si es a tiempo parcial (sin confirmar). No se halló una base máxima.',
  'The 0.10 of the disabilities law is a component of its own. The rate is that of the declared month, also when it is declared late (C.D. 501, final provisions 1 and 4). From 2021, 0.50 of the unemployment contribution also finances IVM.':
    'El 0,10 de la ley de discapacidades es un componente propio. La tasa es la del mes declarado, también cuando se declara tarde (C.D. 501, disposiciones finales 1 y 4). Desde 2021, 0,50 del aporte de desempleo financia también el IVM.',
  'It finances the 13th and 14th pensions. It changes the destination, not what anyone pays.':
    'Financia la 13.ª y la 14.ª pensión. Cambia el destino, no lo que alguien paga.',
  'Since 2021 half of it finances IVM (see contributions.unemployment-share-to-pensions). Whether the doubled rates of the sugar industry extend to this component is unconfirmed, so that regime is not listed.':
    'Desde 2021 la mitad financia el IVM (vea la parte del aporte de desempleo que va a pensiones). No está confirmado si las tasas dobles de la industria azucarera alcanzan a este componente, por lo que ese régimen no consta.',
  'The rate is that of the declared month, also when it is declared late (C.D. 501, final provisions 1 and 4).':
    'La tasa es la del mes declarado, también cuando se declara tarde (C.D. 501, disposiciones finales 1 y 4).',
  'A count below the threshold is hidden, and others with it, until nobody can know it closer than an interval of this width. A zero can say as much as a one.':
    'Una cuenta bajo el umbral se oculta, y otras con ella, hasta que nadie pueda saberla con más precisión que un intervalo de este ancho. Un cero puede decir tanto como un uno.',
  'Farm employers are exempt from entry and exit notices.':
    'Los empleadores agrícolas no tienen que dar avisos de entrada y salida.',
  'The share is of the benefit, care being priced with the national tariff.':
    'El porcentaje es de la prestación; la atención se valora con el tarifario nacional.',
  'Below the long delay: months of delay × (multiple × yearly return of BIESS / 12) × late contributions + addition. From it on: the greater of the floor and the compounded loss. For unemployment, art. 13 b writes 25 % of an SBU where the others write 25 SBU.':
    'Bajo la mora larga: meses de mora × (múltiplo × rendimiento anual del BIESS / 12) × aportes tardíos + adición. Desde ella: lo mayor entre el piso y la pérdida capitalizada. Para desempleo, el art. 13 b escribe 25 % de un SBU donde los otros escriben 25 SBU.',
  'Shares of the benefit, added up over the kinds of cause; for total or absolute incapacity and death it is the whole benefit.':
    'Porcentajes de la prestación, sumados por clase de causa; por incapacidad total o absoluta y por muerte es toda la prestación.',
  'Rest was moved from year to year by decrees that this folder does not hold.':
    'El descanso se trasladó cada año por decretos que esta carpeta no tiene.',
  'To which band an income exactly at a limit belongs is not known; here it goes to the upper one.':
    'No se sabe a qué tramo pertenece un ingreso que cae justo en un límite; aquí va al de arriba.',
  'Simple interest; any fraction of a month counts as a month. Interest and fines cannot be waived (art. 100).':
    'Interés simple; una fracción de mes cuenta como un mes. Intereses y multas no se pueden condonar (art. 100).',
  'The source has the rate at the end of each year; here it holds until the next. The rate is that of the date of settlement.':
    'La fuente tiene la tasa al fin de cada año; aquí vale hasta la siguiente. La tasa es la de la fecha de liquidación.',
  'After December 2020 the monthly series of the Central Bank is needed. Its page of July 2022 shows a corporate maximum of 8.86.':
    'Después de diciembre de 2020 hace falta la serie mensual del Banco Central. Su página de julio de 2022 muestra un máximo corporativo de 8,86.',
  'Each member of the Board designates one. Equity of gender and participation of several generations are guaranteed.':
    'Cada miembro del Consejo Directivo designa a una. Se garantizan la equidad de género y la participación intergeneracional.',
  'The date is that on which the pension is granted.': 'La fecha es la de la concesión de la pensión.',
  'Averages of twelve consecutive months by calendar year; the mean of the five best.':
    'Promedios de doce meses consecutivos por año calendario; la media de los cinco mejores.',
  'The ruling has effects for the future; 18,285 pensions of the window stayed on the geometric mean.':
    'El fallo tiene efectos para el futuro; 18.285 pensiones de ese tiempo quedaron con la media geométrica.',
  'Above 40 years 1.25 more for each year is believed and not confirmed. How months count is not confirmed either.':
    'Sobre 40 años se cree que son 1,25 más por cada año, sin confirmar. Tampoco está confirmado cómo cuentan los meses.',
  "No age is asked. At 300 contributions it is 68.75 % of the base, the table's value at 25 years; the step after that is not known.":
    'No se pide edad. Con 300 aportes es 68,75 % de la base, el valor de la tabla a los 25 años; no se conoce el escalón siguiente.',
  'The day from which it holds is general knowledge.': 'El día desde el que rige es de conocimiento general.',
  'It is one SBU; once per group of survivors, "nationally" (the month for groups is ambiguous). An older wording says April and September.':
    'Es un SBU; una vez por grupo de deudos, «a nivel nacional» (el mes para los grupos es ambiguo). Un texto anterior dice abril y septiembre.',
  'A pensioner needs no contributions.': 'Quien ya recibe pensión no necesita aportes.',
  'Beside pensions.risk-contributions, the last of which are consecutive; or invalid within the years after leaving with the third number of contributions.':
    'Además de los aportes que se piden por riesgo, los últimos de ellos consecutivos; o la invalidez dentro de los años siguientes al cese con el tercer número de aportes.',
  'Galápagos has higher maxima (C.D. 419), whose values are not confirmed.':
    'Galápagos tiene máximos mayores (C.D. 419), cuyos valores no están confirmados.',
  'The law states bands in whole years. What holds between 10 and 11 years is not confirmed; here the next band begins with its first whole year.':
    'La ley da tramos en años enteros. No está confirmado qué rige entre 10 y 11 años; aquí el tramo siguiente empieza con su primer año entero.',
  'A row without an age holds at any age.': 'Una fila sin edad vale a cualquier edad.',
  'It is one twelfth of the pensions of the calendar year.':
    'Es un doceavo de las pensiones del año calendario.',
  'Flagged from that share of the amount awarded by the entity, where it awarded at least so many processes to at least so many suppliers.':
    'Se señala desde esa parte de lo adjudicado por la entidad, cuando adjudicó al menos tantos procesos a al menos tantos proveedores.',
  'The amount changes with each year’s budget and with the reforms of the law; whoever runs this confirms it.':
    'El monto cambia con el presupuesto de cada año y con las reformas de la ley; lo confirma quien administra esta plataforma.',
  'Flagged from so many awards of one entity to one supplier within so many days, each under the amount and together over it.':
    'Se señala desde tantas adjudicaciones de una entidad a un proveedor en tantos días, cada una bajo el monto y juntas sobre él.',
  'Below these a chart would call noise a signal, and none is drawn.':
    'Bajo estos un gráfico llamaría señal al ruido, y no se dibuja.',
  'A place with one answer is neither first nor last; order is by the lower bound of the interval.':
    'Un lugar con una respuesta no es ni primero ni último; el orden es por el límite inferior del intervalo.',
  'From `topTwoFrom` up, an answer counts as satisfied.':
    'Desde la nota que se indica una respuesta cuenta como conforme.',
  "A month's pay for each year after the first, paid each month, directly or, if the worker chooses, deposited at the institution.":
    'Un mes de sueldo por cada año después del primero, pagado cada mes, directamente o, si la persona trabajadora lo elige, depositado en la institución.',
  'Time before returning to the same employer adds up (197); a change of owner does not interrupt it (198).':
    'El tiempo anterior a volver con el mismo empleador se suma (197); un cambio de dueño no lo interrumpe (198).',
  'The day of the codification is general knowledge.':
    'El día de la codificación es de conocimiento general.',
  "The directorate's text gives 48.17 for January 2000 and its file 57. Pay was still partly made of other components.":
    'El texto de la Dirección da 48,17 para enero de 2000 y su archivo 57. El sueldo tenía todavía otros componentes.',
  'Pay was still partly made of other components.': 'El sueldo tenía todavía otros componentes.',
  "El Telégrafo (2014) gives 202; the directorate's series gives 200.":
    'El Telégrafo (2014) da 202; la serie de la Dirección da 200.',
  'The contributions are not simultaneous. Retired persons do not wait.':
    'Los aportes no son simultáneos. Las personas jubiladas no esperan.',
  'Zero lets a meeting be convened for the same day; an institution may ask for more.':
    'Con cero se puede convocar una sesión para el mismo día; una institución puede pedir más.',
  'Two weeks before birth and ten after; ten days more for a multiple birth.':
    'Dos semanas antes del parto y diez después; diez días más por parto múltiple.',
  'The employer pays half of days 1 to 3. Whether the 70 days of the first stage run from day 1 or from day 4 is unconfirmed. In the public sector the employer pays the first 90 days. Rates are of the mean pay of the last three months.':
    'El empleador paga la mitad de los días 1 a 3. No está confirmado si los 70 días de la primera etapa corren desde el día 1 o desde el 4. En el sector público el empleador paga los primeros 90 días. Las tasas son del sueldo promedio de los tres últimos meses.',
  "The fixed part is of the SBU at the event; an optional part comes from the person's own severance account.":
    'La parte fija es del SBU al momento del evento; una parte optativa sale de la cuenta de cesantía de la persona.',
  'The institution kept 61 at first. The last day is that of its present page; pages disagree between day 10 and day 11.':
    'La institución mantuvo al principio 61. El último día es el de su página actual; las páginas difieren entre el día 10 y el 11.',
  "Not simultaneous, in dependency, and the loss of work was not the worker's will.":
    'No simultáneos, en dependencia, y la pérdida del trabajo no fue voluntad de quien trabajaba.',
  'Data that differ by more are not valued until the difference is found.':
    'Datos que difieren más no se valúan hasta hallar la diferencia.',
  'Ten thousand take about a minute of one core.': 'Diez mil toman cerca de un minuto de un núcleo.',
  'Mean monthly pay of the last year × months × degree of incapacity.':
    'Sueldo mensual promedio del último año × meses × grado de incapacidad.',
  'arithmetic-mean-of-five-best-years': 'media aritmética de los cinco mejores años',
  'geometric-mean-of-sixty-best-months': 'media geométrica de los sesenta mejores meses',
};

const months: Readonly<Record<string, string>> = {
  Jan: 'ene',
  Feb: 'feb',
  Mar: 'mar',
  Apr: 'abr',
  May: 'may',
  Jun: 'jun',
  Jul: 'jul',
  Aug: 'ago',
  Sep: 'sep',
  Oct: 'oct',
  Nov: 'nov',
  Dec: 'dic',
};

/** A norm, source, note or named value of `law/` in the reader's language; a name that is Spanish already stays as it is. */
export function lawText(text: string, language: 'es' | 'en'): string {
  if (language === 'en') return text;
  return (
    inSpanish[text.trim()] ??
    text.replace(/\b(\d{1,2}-)?([A-Z][a-z]{2})-(\d{4})\b/g, (whole, day, month, year) =>
      months[month] ? `${day ?? ''}${months[month]}-${year}` : whole,
    )
  );
}
