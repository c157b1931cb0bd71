/** Place in a log that grows for ever: `epoch` counts its files by first sight, `offset` bytes within one. */
export interface Place {
  readonly epoch: number;
  readonly offset: number;
}

const EPOCH = 2 ** 40;

export const positionOf = ({ epoch, offset }: Place): number => epoch * EPOCH + offset;
export const placeOf = (position: number): Place => ({ epoch: Math.floor(position / EPOCH), offset: position % EPOCH });
