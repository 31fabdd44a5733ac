import { createRoot } from 'react-dom/client';
import {
  Button,
  CheckAnswers,
  DateField,
  ErrorSummary,
  Notice,
  PageHead,
  PageShell,
  Rating,
  Receipt,
  restorePreferences,
  Select,
  TextArea,
  TextField,
  Timeline,
} from '#design';

restorePreferences();
// What a public form needs: it is measured, not looked at.
createRoot(document.body).render(
  <PageShell>
    <PageHead title="" />
    <ErrorSummary faults={[]} />
    <Notice />
    <Rating label="" name="a" />
    <TextField label="" name="b" />
    <TextArea label="" name="c" />
    <DateField label="" name="d" />
    <Select label="" name="e" options={[]} />
    <CheckAnswers answers={[]} />
    <Timeline entries={[]} />
    <Receipt title="" code="" when="" verifyHref="" />
    <Button>.</Button>
  </PageShell>,
);
