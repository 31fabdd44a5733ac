interface FlagWords {
  readonly name: string;
  readonly why: string;
  /** The parameter of the law with its threshold, where it has one of ours. */
  readonly law?: string;
}

/**
 * What each red flag saw and why it is a reason to look; never a verdict. Definitions: of R, Open Contracting's Cardinal 0.0.8; of N, which
 * need no bids, `#statistics` with the thresholds of `law/procurement`.
 */
export const flagWords = {
  es: {
    flags: {
      R003: {
        name: 'Plazo corto para ofertar',
        why: 'Hubo menos de 15 días entre la convocatoria y el cierre: menos empresas alcanzan a preparar una oferta.',
      },
      R018: {
        name: 'Una sola oferta',
        why: 'En un procedimiento abierto se presentó una sola oferta: no hubo con quién comparar.',
      },
      R024: {
        name: 'Segunda oferta muy cercana',
        why: 'El segundo precio está inusualmente cerca del ganador.',
      },
      R025: { name: 'Pierde demasiado', why: 'Se presenta a muchos procesos y casi nunca gana.' },
      R028: { name: 'Precios idénticos', why: 'Dos o más ofertas tienen exactamente el mismo precio.' },
      R030: { name: 'Ganó una oferta tardía', why: 'La oferta ganadora llegó después del cierre.' },
      R035: {
        name: 'Todas las demás descalificadas',
        why: 'Solo quedó la oferta ganadora: las otras se descalificaron.',
      },
      R036: {
        name: 'La más barata, descalificada',
        why: 'La oferta de menor precio se descalificó y ganó otra.',
      },
      R038: {
        name: 'Demasiadas descalificaciones',
        why: 'La parte de ofertas descalificadas es muy alta frente a las demás.',
      },
      R048: {
        name: 'Vende demasiadas cosas distintas',
        why: 'El mismo proveedor gana contratos de bienes muy diversos.',
      },
      R058: { name: 'Precio ganador muy por debajo', why: 'El precio ganador está muy lejos del segundo.' },
      N001: {
        name: 'Un proveedor concentra las compras',
        why: 'De lo que la entidad adjudicó, un solo proveedor recibió una parte muy grande. Falta saber por qué no compran otros.',
        law: 'procurement.concentration',
      },
      N002: {
        name: 'Compras seguidas bajo el monto',
        why: 'La entidad compró varias veces al mismo proveedor en pocos días, cada vez por debajo del monto que obliga a concursar; juntas lo pasan.',
        law: 'procurement.splitting',
      },
      N003: {
        name: 'El contrato creció mucho',
        why: 'Lo contratado supera lo adjudicado en más de la parte que se toma como límite.',
        law: 'procurement.amendment-share',
      },
      N004: {
        name: 'Firmado antes de adjudicar',
        why: 'La firma del contrato lleva una fecha anterior a la adjudicación.',
      },
      N005: {
        name: 'Monto redondo',
        why: 'Un precio que sale de cálculos rara vez es una cifra exacta de miles.',
        law: 'procurement.round-amounts',
      },
      N006: {
        name: 'Adjudicación directa',
        why: 'Se adjudicó sin concurso por más del monto hasta el que se compra así de ordinario.',
        law: 'procurement.small-purchase',
      },
      N007: {
        name: 'Compra de emergencia',
        why: 'Se usó el procedimiento de emergencia, que deja fuera el concurso. Falta ver la resolución que la declara.',
      },
      N008: {
        name: 'Fuera del plan',
        why: 'Se contrató y no se publicó su planificación, aunque la entidad sí la publica de otras compras.',
      },
    } as Readonly<Record<string, FlagWords>>,
    stages: {
      planning: 'Planificación',
      tender: 'Convocatoria',
      award: 'Adjudicado',
      contract: 'Contratado',
      implementation: 'En ejecución',
      ended: 'Terminado',
      cancelled: 'Sin resultado',
    },
    tags: {
      planning: 'Se planificó',
      planningUpdate: 'Cambió el plan',
      tender: 'Se convocó',
      tenderAmendment: 'Se modificó la convocatoria',
      tenderUpdate: 'Se actualizó la convocatoria',
      tenderCancellation: 'Se canceló la convocatoria',
      award: 'Se adjudicó',
      awardUpdate: 'Cambió la adjudicación',
      awardCancellation: 'Se anuló la adjudicación',
      contract: 'Se firmó el contrato',
      contractUpdate: 'Se actualizó el contrato',
      contractAmendment: 'Se modificó el contrato',
      contractTermination: 'Terminó el contrato',
      implementation: 'Se informó de la ejecución',
      implementationUpdate: 'Se informó de la ejecución',
      compiled: 'Se publicó todo junto',
    } as Readonly<Record<string, string>>,
  },
  en: {
    flags: {
      R003: {
        name: 'Short time to bid',
        why: 'There were fewer than 15 days between the call and its end: fewer firms can prepare a bid.',
      },
      R018: {
        name: 'A single bid',
        why: 'In an open procedure one bid was handed in: there was nothing to compare it with.',
      },
      R024: { name: 'Second bid very near', why: 'The second price is unusually near the winning one.' },
      R025: { name: 'Loses too often', why: 'It bids in many processes and almost never wins.' },
      R028: { name: 'Identical prices', why: 'Two or more bids have exactly the same price.' },
      R030: { name: 'A late bid won', why: 'The winning bid came after the end of the call.' },
      R035: {
        name: 'All others disqualified',
        why: 'Only the winning bid was left: the others were disqualified.',
      },
      R036: {
        name: 'The lowest was disqualified',
        why: 'The bid with the lowest price was disqualified and another won.',
      },
      R038: {
        name: 'Too many disqualified',
        why: 'The share of disqualified bids is very high beside the others.',
      },
      R048: {
        name: 'Sells too many things',
        why: 'The same supplier wins contracts for very different goods.',
      },
      R058: { name: 'Winning price far below', why: 'The winning price is very far from the second.' },
      N001: {
        name: 'One supplier has most of it',
        why: 'Of what the entity awarded one supplier received a very large share. Why nobody else sells is to be seen.',
        law: 'procurement.concentration',
      },
      N002: {
        name: 'Purchases in a row under the amount',
        why: 'The entity bought several times from one supplier within days, each time under the amount that asks for competition; together they pass it.',
        law: 'procurement.splitting',
      },
      N003: {
        name: 'The contract grew much',
        why: 'What was contracted exceeds what was awarded by more than the share taken as a limit.',
        law: 'procurement.amendment-share',
      },
      N004: {
        name: 'Signed before the award',
        why: 'The signature of the contract bears a date before the award.',
      },
      N005: {
        name: 'Round amount',
        why: 'A price that comes from sums is rarely an exact figure of thousands.',
        law: 'procurement.round-amounts',
      },
      N006: {
        name: 'Direct award',
        why: 'It was awarded without competition for more than the amount up to which one ordinarily buys so.',
        law: 'procurement.small-purchase',
      },
      N007: {
        name: 'Emergency purchase',
        why: 'The emergency procedure was used, which leaves competition out. The resolution that declares it is to be seen.',
      },
      N008: {
        name: 'Outside the plan',
        why: 'It was contracted and its planning was not published, though the entity publishes that of other purchases.',
      },
    } as Readonly<Record<string, FlagWords>>,
    stages: {
      planning: 'Planning',
      tender: 'Call',
      award: 'Awarded',
      contract: 'Contracted',
      implementation: 'Under way',
      ended: 'Ended',
      cancelled: 'Without result',
    },
    tags: {
      planning: 'Planned',
      planningUpdate: 'The plan changed',
      tender: 'Called',
      tenderAmendment: 'The call was amended',
      tenderUpdate: 'The call was updated',
      tenderCancellation: 'The call was cancelled',
      award: 'Awarded',
      awardUpdate: 'The award changed',
      awardCancellation: 'The award was annulled',
      contract: 'The contract was signed',
      contractUpdate: 'The contract was updated',
      contractAmendment: 'The contract was amended',
      contractTermination: 'The contract ended',
      implementation: 'Progress was reported',
      implementationUpdate: 'Progress was reported',
      compiled: 'Published all together',
    } as Readonly<Record<string, string>>,
  },
};
