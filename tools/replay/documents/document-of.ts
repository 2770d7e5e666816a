import type { Shape } from '../stage-page.ts';
import { document2016 } from './document-2016.ts';
import { document2023 } from './document-2023.ts';
import { document2026 } from './document-2026.ts';
import { documentTouch } from './document-touch.ts';
import type { DocumentParts, PageDocument } from './page-document.ts';

const shapes: Record<Shape, (document: PageDocument) => DocumentParts> = {
  '2016-right-column': document2016,
  '2023-header': document2023,
  '2026-document': document2026,
};

/** The document of a Page in its shape; on the touch host, that host's. */
export const documentOf = (document: PageDocument): DocumentParts =>
  new URL(document.origin).hostname.startsWith('m.')
    ? documentTouch(document)
    : shapes[document.page.shape](document);
