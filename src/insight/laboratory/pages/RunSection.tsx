import { useState } from 'react';
import { Button, Link, TextField, useMessages } from '#design';
import type { BaseAnswer } from '../api.ts';
import type { Outcome } from '../outcome.ts';
import type { LaboratoryScenario } from '../scenario.ts';
import type { EngineWorker } from '../workers.ts';
import { zipFiles } from '../zipFiles.ts';
import { words } from './words.ts';

/** Everything needed to share a result, to name it, and to compute it again elsewhere. */
export function RunSection({
  base,
  engine,
  scenario,
  outcome,
  link,
}: {
  base: BaseAnswer;
  engine: EngineWorker | null;
  scenario: LaboratoryScenario;
  /** What came of that scenario. */
  outcome: Outcome;
  link: string;
}) {
  const t = useMessages(words).run;
  const [copied, setCopied] = useState(false);
  const [busy, setBusy] = useState(false);
  const address = location.origin + link;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
    setTimeout(() => setCopied(false), 4000);
  };
  const share = async () => {
    if (!navigator.share) return copy();
    // Who closes the sheet without sharing has not failed at anything.
    await navigator.share({ url: address, title: document.title }).catch(() => {});
  };
  const download = async () => {
    if (!engine) return;
    setBusy(true);
    try {
      const { manifest, files } = await engine.ask('files', { scenario });
      const url = URL.createObjectURL(new Blob([zipFiles(files)], { type: 'application/zip' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = `amparo-${manifest.id.slice(0, 12)}.zip`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="compartir" className="flow">
      <h2 id="compartir">{t.title}</h2>
      <div className="lab-share">
        <TextField
          name="enlace"
          label={t.link}
          hint={t.linkHint}
          value={address}
          readOnly
          onFocus={(event) => event.target.select()}
        />
        <div className="cluster">
          <Button look="primary" onClick={() => void share()}>
            {t.share}
          </Button>
          <Button icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
            {copied ? t.copied : t.copy}
          </Button>
        </div>
      </div>
      <dl className="facts">
        <div>
          <dt>{t.id}</dt>
          <dd>
            <code data-run-id={outcome.runId}>{outcome.runId}</code>
            <span className="ledger__source">{t.idMeans}</span>
          </dd>
        </div>
        <div>
          <dt>{t.engine}</dt>
          <dd>
            <code>{base.engine}</code>
          </dd>
        </div>
        <div>
          <dt>{t.inputs}</dt>
          <dd>
            <a href={`/api/laboratory/inputs/${base.inputs}`} download>
              <code>{base.inputs}</code>
            </a>
          </dd>
        </div>
        <div>
          <dt>{t.cite}</dt>
          <dd>{t.citation(outcome.runId.slice(0, 16), base.engine)}</dd>
        </div>
      </dl>
      <p>
        <Button icon="download" onClick={() => void download()} busy={busy} busyLabel={t.downloading}>
          {t.download}
        </Button>
      </p>
      <p className="measure">{t.downloadMeans}</p>
      <p className="command">npx amparo verify run manifest.json</p>
      <p className="measure">{t.again}</p>
      <p className="command">
        npx amparo valuation run ecuador --study {base.study.id}
        {outcome.changes.length > 0 && ' --scenario scenario.json'}
      </p>
      <p>
        <Link href="/verificar" look="action">
          {t.how}
        </Link>
      </p>
    </section>
  );
}
