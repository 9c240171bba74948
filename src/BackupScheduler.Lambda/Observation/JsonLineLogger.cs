using System.Globalization;
using System.Text;
using System.Text.Json;
using BackupScheduler.Functions.Logging;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Lambda.Observation;

/// <summary>One line a message: time, level, event, message, the place spread out, and the other values.</summary>
internal sealed class JsonLineLogger(string category, TextWriter output, TimeProvider time) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow().UtcDateTime);
            json.WriteString("level", logLevel.ToString());
            json.WriteString("function", category);
            json.WriteNumber("id", eventId.Id);
            json.WriteString("event", eventId.Name);
            json.WriteString("message", formatter(state, exception));
            WriteValues(json, state as IEnumerable<KeyValuePair<string, object?>> ?? []);
            if (exception is not null) json.WriteString("exception", exception.ToString());
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void WriteValues(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach (var (name, value) in values)
        {
            if (value is WorkPlace place) WritePlace(json, place);
            else if (name != "{OriginalFormat}") WriteValue(json, char.ToLowerInvariant(name[0]) + name[1..], value);
        }
    }

    private static void WritePlace(Utf8JsonWriter json, WorkPlace place)
    {
        json.WriteString("run", place.Run);
        json.WriteString("account", place.Account);
        json.WriteString("region", place.Region);
        json.WriteString("table", place.Table);
    }

    // "message" is taken by the whole sentence.
    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        if (name == "message") name = "reason";
        if (value is int number) json.WriteNumber(name, number);
        else if (value is double real && double.IsFinite(real)) json.WriteNumber(name, real);
        else json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
    }
}
