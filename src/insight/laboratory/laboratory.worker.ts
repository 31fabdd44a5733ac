import type { RunInputs } from '#actuarial';
import { answerOf } from './answerOf.ts';
import type { Question, Reply } from './protocol.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// The engine lives here, so that the page answers the hand while it computes.
let bench: Workbench | undefined;
let inputsText = '';

const reply = (message: Reply): void => postMessage(message);

async function handle(asked: Question): Promise<void> {
  const { id } = asked;
  try {
    if (asked.ask === 'open') {
      const { base, origin } = asked.question;
      const begun = performance.now();
      const response = await fetch(`${origin}/api/laboratory/inputs/${base.inputs}`);
      if (!response.ok) throw new Error(`The inputs did not come: ${response.status}`);
      inputsText = await response.text();
      bench = openWorkbench(JSON.parse(inputsText) as RunInputs, base);
      reply({ id, answer: { milliseconds: performance.now() - begun } });
      return;
    }
    if (!bench) throw new Error('The case was not opened.');
    reply({ id, answer: answerOf(bench, inputsText, asked) });
  } catch (error) {
    reply({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

addEventListener('message', (event: MessageEvent<Question>) => void handle(event.data));
