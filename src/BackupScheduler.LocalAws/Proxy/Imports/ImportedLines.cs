using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy.History;

namespace BackupScheduler.LocalAws.Proxy.Imports;

/// <summary>The items in the objects below a prefix. Nothing is skipped silently: what is no item of the table counts as an error.</summary>
internal sealed class ImportedLines(TableFacts table)
{
    private readonly Dictionary<string, JsonObject> _items = [];

    /// <summary>One for each key: of several, AWS keeps any.</summary>
    public IReadOnlyCollection<JsonObject> Items => _items.Values;

    public long Read { get; private set; }

    public long Errors { get; private set; }

    public void Add(byte[] content, bool isPacked)
    {
        try
        {
            using var bytes = new MemoryStream(content);
            using Stream lines = isPacked && content.Length > 0 ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
            using var reader = new StreamReader(lines);
            while (reader.ReadLine() is { } line)
            {
                Add(line);
            }
        }
        catch (InvalidDataException)
        {
            Read++;
            Errors++;
        }
    }

    private void Add(string line)
    {
        if (line.Length == 0)
        {
            return;
        }

        Read++;
        if (Item(line) is { } item && table.Takes(item))
        {
            _items[table.KeyOf(item)] = item;
        }
        else
        {
            Errors++;
        }
    }

    private static JsonObject? Item(string line)
    {
        try
        {
            return (JsonNode.Parse(line) as JsonObject)?["Item"] as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
