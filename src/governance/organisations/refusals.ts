import type { RefusalTexts } from '#platform/http';

type Words = readonly [title: string, detail: string];
const said = (status: number, es: Words, en: Words): RefusalTexts[string] => ({
  es: () => ({ status, title: es[0], detail: es[1] }),
  en: () => ({ status, title: en[0], detail: en[1] }),
});

/** What this room refuses, in words. */
export const organisationsRefusals: RefusalTexts = {
  'organisation-unknown': said(
    404,
    ['No encontramos esa organización', 'Vuelva al registro y búsquela por su nombre.'],
    ['We did not find that organisation', 'Go back to the register and look for its name.'],
  ),
  'organisation-already-there': said(
    409,
    [
      'Esa persona jurídica ya consta en el registro',
      'Búsquela por su nombre; si es la suya, pida a quien la representa que le acredite.',
    ],
    [
      'That legal person is in the register already',
      'Look for its name; if it is yours, ask its representative to accredit you.',
    ],
  ),
  'statutes-of-the-future': said(
    422,
    ['Los estatutos tienen una fecha que todavía no llega', 'Revise el día en que se aprobaron.'],
    ['The statutes are dated in the future', 'Check the day on which they were adopted.'],
  ),
  'side-does-not-fit-kind': said(
    422,
    [
      'El tipo y la parte que representa no coinciden',
      'Una cámara representa a empleadores; un sindicato, a trabajadores.',
    ],
    [
      'Its kind and the side it speaks for do not agree',
      'A chamber speaks for employers; a union, for workers.',
    ],
  ),
  'not-its-representative': said(
    403,
    [
      'Usted no consta como representante de esta organización',
      'Solo quien consta acreditado en la fecha puede actuar por ella.',
    ],
    ['You are not a representative of this organisation', 'Only who is accredited on the day acts for it.'],
  ),
  'no-evidence-asked': said(
    409,
    ['No hay documentos pedidos', 'La solicitud está completa; espere la decisión.'],
    ['No evidence was asked for', 'The application is complete; wait for the decision.'],
  ),
  'organisation-not-accredited': said(
    409,
    ['La organización no está acreditada', 'Antes debe constar como acreditada en el registro.'],
    ['The organisation is not accredited', 'It must stand as accredited in the register first.'],
  ),
  'already-representative': said(
    409,
    ['Esa persona ya la representa', 'No hace falta nombrarla otra vez.'],
    ['That person represents it already', 'There is no need to name her again.'],
  ),
  'representative-unknown': said(
    409,
    ['Esa representación no está vigente', 'Actualice la página y elija una vigente.'],
    ['That representation is not in force', 'Refresh the page and choose one in force.'],
  ),
  'last-representative': said(
    409,
    ['Es la única persona que la representa', 'Nombre antes a otra.'],
    ['She is its only representative', 'Name another first.'],
  ),
  'person-needed': said(
    403,
    ['Aquí actúa cada persona por sí misma', 'Inicie sesión con su propia cuenta.'],
    ['Here each person acts herself', 'Sign in with your own account.'],
  ),
  'person-unknown': said(
    404,
    ['Ese documento no consta en el registro de personas', 'Compruebe el número de cédula.'],
    ['That document is not in the registry of persons', 'Check the number.'],
  ),
  'own-organisation': said(
    403,
    ['Nadie decide sobre su propia organización', 'Debe hacerlo otra persona con el mismo cargo.'],
    ['Nobody decides about her own organisation', 'Another official must do it.'],
  ),
  'application-not-waiting': said(
    409,
    ['Esa solicitud ya no espera decisión', 'Actualice la página: alguien decidió antes.'],
    ['That application does not wait for a decision any more', 'Refresh the page: somebody decided before.'],
  ),
  'evidence-awaited': said(
    409,
    ['Falta el documento que se pidió', 'Espere a que lo entreguen, o rechace con su razón.'],
    ['What was asked for is missing', 'Wait until it is given, or refuse with the reason.'],
  ),
  'already-in-committee': said(
    409,
    ['Ya integra el comité consultivo', 'No hace falta nada más.'],
    ['It sits in the consultative committee already', 'Nothing else is needed.'],
  ),
  'not-in-committee': said(
    409,
    ['No integra el comité consultivo', 'Actualice la página.'],
    ['It does not sit in the consultative committee', 'Refresh the page.'],
  ),
};
