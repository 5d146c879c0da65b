module respool.test/interop

go 1.24

require gopkg.in/dnaeon/go-vcr.v2 v2.3.0

require gopkg.in/yaml.v3 v3.0.1 // indirect
