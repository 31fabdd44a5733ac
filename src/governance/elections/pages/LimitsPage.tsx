import { PageHead, useMessages } from '#design';

const words = {
  es: {
    title: 'Lo que esta forma de votar no protege',
    lede: 'Ningún sistema protege de todo. Esto es lo que este no puede evitar, dicho sin rodeos.',
    points: [
      [
        'Que alguien le obligue o le compre el voto',
        'Quien mira su pantalla ve su voto. Puede votar de nuevo después, a solas: cuenta la última papeleta.',
      ],
      [
        'Un dispositivo espiado o alterado',
        'Puede ver lo que usted marca. Si además cambia su voto, abrir papeletas para comprobarlas lo descubre; hágalo si duda, y compruébelas en otro dispositivo.',
      ],
      [
        'Que el servidor y la autoridad de credenciales se pongan de acuerdo',
        'Juntos podrían votar por quien no votó, o saber de quién es cada papeleta cifrada. Por eso son de organizaciones distintas. Ni así sabrían qué dice.',
      ],
      [
        'Que los custodios se pongan de acuerdo',
        'El obligatorio y tantos otros como pide el umbral podrían descifrar papeletas una por una.',
      ],
      [
        'Que el cifrado se rompa en el futuro',
        'La urna es pública para siempre. Si un día alguien rompe el cifrado, podría leer las papeletas de hoy.',
      ],
      [
        'Que la autoridad de credenciales sepa quién participó',
        'Ve qué credenciales votaron y sabe a quién las entregó. No ve qué votaron.',
      ],
      [
        'Que quien opera el servidor o la red mire en el momento',
        'No queda escrito quién depositó cada papeleta, ni cuándo, ni antes o después de quién: las papeletas esperan juntas y entran en la urna por orden de credencial, siempre entre las de otras personas. Pero quien vigile en vivo el servidor o la red, copie la base de datos una y otra vez o lea el disco por debajo de ella puede ver llegar su inicio de sesión, su autorización y su papeleta, una tras otra, y saber cuál es la suya. Ni así sabría qué dice. Autorizar un día y votar otro, o desde otra conexión, lo evita.',
      ],
      [
        'Que el día en que votó diga algo',
        'La urna pública crece por días y la casa guarda cuándo inició sesión cada persona. Su papeleta está siempre entre las de varias decenas de votantes, y no se sabe cuál es; pero si inició sesión un solo día, no está entre las de días anteriores. En una elección de muy pocos votantes, el grupo es así de pequeño.',
      ],
      [
        'Que el servidor entregue una página falsa',
        'La página de votación viene del servidor. El programa es público y cualquiera puede comparar lo que recibe; abrir papeletas en otro dispositivo descubre una página que cifra otra cosa.',
      ],
    ],
  },
  en: {
    title: 'What this way of voting does not protect from',
    lede: 'No system protects from everything. This is what this one cannot prevent, said plainly.',
    points: [
      [
        'Somebody forcing you or buying your vote',
        'Who looks at your screen sees your vote. You can vote again later, alone: the last ballot counts.',
      ],
      [
        'A device that is spied on or changed',
        'It can see what you mark. If it also changes your vote, opening ballots to check them finds out; do it if you doubt, and check them on another device.',
      ],
      [
        'The server and the credential authority colluding',
        'Together they could vote for who did not vote, or know whose each encrypted ballot is. That is why they belong to different organisations. Even so they would not know what it says.',
      ],
      [
        'The trustees colluding',
        'The mandatory one with as many others as the threshold asks could decrypt ballots one by one.',
      ],
      [
        'The cipher being broken in the future',
        'The box is public for ever. If one day somebody breaks the cipher, the ballots of today could be read.',
      ],
      [
        'The credential authority knowing who took part',
        'It sees which credentials voted and knows to whom it gave them. It does not see what they voted.',
      ],
      [
        'The operator of the server or of the network watching at the moment',
        'It is written nowhere who cast each ballot, nor when, nor before or after whom: ballots wait together and go onto the board in the order of credentials, always among those of others. But who watches the server or the network live, copies the database again and again, or reads the disk below it can see your sign-in, your authorization and your ballot arrive one after the other, and know which is yours. Even so they would not know what it says. Authorizing one day and voting another, or from another connection, prevents it.',
      ],
      [
        'The day on which you voted saying something',
        'The public board grows day by day, and the house keeps when each person signed in. Your ballot is always among those of some dozens of voters, and nobody can tell which it is; but if you signed in on one day only, it is not among those of earlier days. In an election of very few voters the group is that small.',
      ],
      [
        'The server giving a false page',
        'The page of the booth comes from the server. The program is public and anyone can compare what they receive; opening ballots on another device finds a page that encrypts something else.',
      ],
    ],
  },
};

/** Honesty: what an election here does not protect from, in plain words. */
export default function LimitsPage() {
  const t = useMessages(words);
  return (
    <div className="flow measure">
      <PageHead title={t.title} lede={t.lede} />
      {t.points.map(([title, what]) => (
        <section key={title} className="flow">
          <h2>{title}</h2>
          <p>{what}</p>
        </section>
      ))}
    </div>
  );
}
