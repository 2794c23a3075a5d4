import { fireEvent, render, screen } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { DropZone } from './drop-zone.tsx';

const picture = new File(['p'], 'a.png', { type: 'image/png' });
const film = new File(['f'], 'b.mp4', { type: 'video/mp4' });

function show() {
  const onFile = vi.fn();
  const { unmount } = render(() => <DropZone onFile={onFile} />);
  return { onFile, unmount };
}

test('of several dropped files the first is taken, and it is told how many there were', () => {
  const { onFile } = show();
  fireEvent.drop(screen.getByTestId('drop-zone'), { dataTransfer: { files: [film, picture] } });
  expect(onFile).toHaveBeenCalledExactlyOnceWith(film, 2);
});

test('a pasted picture is taken, pasted text is not, and nothing is once the zone is gone', () => {
  const { onFile, unmount } = show();
  const paste = (files: File[]) => fireEvent.paste(document.body, { clipboardData: { files } });
  paste([]);
  expect(onFile).not.toHaveBeenCalled();
  paste([picture]);
  expect(onFile).toHaveBeenCalledExactlyOnceWith(picture, 1);
  unmount();
  paste([picture]);
  expect(onFile).toHaveBeenCalledOnce();
});
