package call

import (
	"encoding/json"

	"github.com/invopop/jsonschema"
)

// Event is what the calls with a reflected schema ask for.
type Event struct {
	Title  string  `json:"title" jsonschema_description:"What it is called"`
	Kind   string  `json:"kind" jsonschema:"enum=talk,enum=party"`
	Guests []Guest `json:"guests"`
}

// Guest is who comes.
type Guest struct {
	Name string `json:"name"`
	Age  int    `json:"age"`
}

// Schema reflects a type as the SDKs' examples do.
func Schema[V any]() map[string]any {
	reflector := jsonschema.Reflector{AllowAdditionalProperties: false, DoNotReference: true}
	var value V
	var schema map[string]any
	Check(json.Unmarshal([]byte(Text(reflector.Reflect(value))), &schema))
	return schema
}
