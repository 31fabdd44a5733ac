export { NoPdfForPlatform, renderPdf } from './pdf.ts';
export {
  type FormulaCell,
  formula,
  type SheetCell,
  type SheetColumn,
  type SheetSpec,
  type WorkbookSpec,
  writeXlsx,
} from './xlsx.ts';
export { readZip, type StreamedFile, streamZip, UnreadableZip, writeZip, type ZipLimits } from './zip.ts';
