using System.Text.Json.Serialization;

namespace BackupScheduler.Bench.Results;

[JsonSerializable(typeof(Dictionary<string, double>))]
[JsonSourceGenerationOptions(WriteIndented = true)]
internal sealed partial class NumberContext : JsonSerializerContext;
