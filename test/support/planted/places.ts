import type { Place } from "./place.ts";
import { codedPlaces } from "./places/coded.ts";
import { documentPlaces } from "./places/documents.ts";
import { filePlaces } from "./places/file.ts";
import { headerPlaces } from "./places/headers.ts";
import { urlPlaces } from "./places/urls.ts";

/** Where secrets stand in requests and responses. */
export const messagePlaces: readonly Place[] = [...headerPlaces, ...urlPlaces, ...documentPlaces, ...codedPlaces];

/** Every place where secrets are planted. */
export const places: readonly Place[] = [...filePlaces, ...messagePlaces];

export { filePlaces };
