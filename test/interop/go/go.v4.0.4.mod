module respool.test/interop

go 1.24

require gopkg.in/dnaeon/go-vcr.v4 v4.0.4

require gopkg.in/yaml.v3 v3.0.1 // indirect
