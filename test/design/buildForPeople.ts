import react from '@vitejs/plugin-react';
import { build, type InlineConfig, type Rolldown } from 'vite';

/** Builds as for production: the test runner's own NODE_ENV would bring React's development build, twice as heavy. */
export async function buildForPeople(config: InlineConfig): Promise<Rolldown.RolldownOutput> {
  const kept = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    const common: InlineConfig = {
      configFile: false,
      logLevel: 'error',
      mode: 'production',
      plugins: [react()],
    };
    return (await build({ ...common, ...config })) as Rolldown.RolldownOutput;
  } finally {
    process.env.NODE_ENV = kept;
  }
}
