/** What a person wrote, an empty line between paragraphs. */
export function Paragraphs({ text }: { text: string }) {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => (
      <p key={part} className="measure">
        {part}
      </p>
    ));
}
