/** A sentence of the interface with what stands in its quotation marks as Spanish: it was written by who designed. */
export const quoted = (text: string) =>
  text.split(/([«“][^»”]*[»”])/).map((part, i) =>
    i % 2 === 1 ? (
      <span key={part} lang="es">
        {part}
      </span>
    ) : (
      part
    ),
  );
