import { Prose } from '../ui/page.tsx';

/** What a reading can and cannot tell: said the same way wherever results are shown. */
export function Limits() {
  return (
    <Prose>
      <p>
        The numbers say how much a face in a picture looks like pictures that people labelled with one of seven words.
        They do not say what a person feels: people smile when they are sad and frown when they think.
      </p>
      <p>
        The model was trained on FER-2013, small gray pictures whose labels people themselves agree on in about two of
        three cases. It was not checked for equal quality across ages, genders, skin colours or cultures, because the
        data does not name them. Light, glasses, a turned head or a beard can change the result.
      </p>
      <p>Never decide anything about a person by it.</p>
    </Prose>
  );
}
