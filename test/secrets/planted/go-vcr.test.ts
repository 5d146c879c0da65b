import { testFormat } from "../matrix.ts";

// A file for each format, so that they run side by side.

testFormat("go-vcr");
