import type { CardColour, CardOp, Measure } from './card-op.ts';

/** Paper colours: a card looks the same whatever theme it was made in. */
export const CARD_COLOURS: Readonly<Record<CardColour, string>> = {
  ground: '#ffffff',
  ink: '#12232b',
  quiet: '#50626b',
  water: '#5f737c',
  sunken: '#eaf0f1',
  grid: '#dde5e7',
  gap: '#8a9aa1',
  mark: '#5b3a9e',
  'mark-soft': '#ece7f5',
  loss: '#b03a12',
  'loss-soft': '#f6ddd2',
  gain: '#2c53b4',
  'gain-soft': '#dde5f8',
  unclear: '#50626b',
  'unclear-soft': '#dbe3e5',
};

export const CARD_FAMILY =
  'system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "DejaVu Sans", sans-serif';

/** On and off, pixels. */
export const DASHES = [8, 6] as const;

const fontOf = (size: number, isBold: boolean): string => `${isBold ? 700 : 400} ${size}px ${CARD_FAMILY}`;

/** Measures text as it will be drawn. */
export const measureOn =
  (context: CanvasRenderingContext2D): Measure =>
  (text, size, isBold) => {
    context.font = fontOf(size, isBold);
    return context.measureText(text).width;
  };

export function drawCard(
  context: CanvasRenderingContext2D,
  ops: readonly CardOp[],
  direction: 'ltr' | 'rtl',
): void {
  context.direction = direction;
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const op of ops) {
    context.fillStyle = CARD_COLOURS[op.colour];
    context.strokeStyle = CARD_COLOURS[op.colour];
    switch (op.kind) {
      case 'box':
        if (op.edge) {
          context.lineWidth = 2;
          context.setLineDash(op.edge === 'dashed' ? [...DASHES] : []);
          context.strokeRect(op.x, op.y, op.width, op.height);
          context.setLineDash([]);
        } else context.fillRect(op.x, op.y, op.width, op.height);
        break;
      case 'text':
        context.font = fontOf(op.size, op.isBold);
        context.textAlign = op.align;
        context.fillText(op.text, op.x, op.y);
        break;
      case 'area':
        context.beginPath();
        for (const [x, y] of op.points) context.lineTo(x, y);
        context.fill();
        break;
      case 'line':
        context.lineWidth = op.width;
        context.setLineDash(op.isDashed ? [...DASHES] : []);
        context.beginPath();
        for (const [i, [x, y]] of op.points.entries()) {
          if (i === 0) context.moveTo(x, y);
          else context.lineTo(x, y);
        }
        if (op.points.length === 1) context.lineTo((op.points[0]?.[0] ?? 0) + 0.1, op.points[0]?.[1] ?? 0);
        context.stroke();
        context.setLineDash([]);
        break;
    }
  }
}

/** The picture as a PNG file. @throws Error when the browser cannot encode it. */
export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the browser made no PNG'))),
      'image/png',
    );
  });
}

/** An empty canvas of a size in pixels. @throws Error when the browser has no 2D context. */
export function cardCanvas(
  document: Document,
  height: number,
  width: number,
): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser has no canvas to draw on');
  return { canvas, context };
}
