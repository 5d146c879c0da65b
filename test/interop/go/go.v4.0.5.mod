module respool.test/interop

go 1.24

require gopkg.in/dnaeon/go-vcr.v4 v4.0.5

require github.com/goccy/go-yaml v1.18.0 // indirect
