using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Lambda.Observation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.Lambda.Tests.Observation;

/// <summary>One valid JSON object a line, whatever is logged.</summary>
public sealed partial class JsonLineLoggerTests : IDisposable
{
    private static readonly WorkPlace s_place = new("111122223333", "eu-west-1", "Orders", "20261122T010000Z");
    private readonly StringWriter _output = new();
    private readonly JsonLineLogger _log;

    public JsonLineLoggerTests()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero));
        _log = new JsonLineLogger("Worker", _output, time);
    }

    [Fact]
    public void A_line_says_when_what_and_where()
    {
        Made(_log, s_place, "backup-scheduler_20261122T010000Z", 3, 0.5);
        Assert.Equal(
            """
            {"time":"2026-11-22T01:02:03Z","level":"Information","function":"Worker","id":7,"event":"Made","message":"20261122T010000Z/111122223333/eu-west-1/Orders: backup-scheduler_20261122T010000Z 3 0.5","run":"20261122T010000Z","account":"111122223333","region":"eu-west-1","table":"Orders","name":"backup-scheduler_20261122T010000Z","count":3,"seconds":0.5}
            """,
            Assert.Single(JsonLines.Read(_output)).GetRawText());
    }

    [Theory]
    [InlineData("two\nlines\r\nand more")]
    [InlineData("\"quoted\", {\"json\":1}, back\\slash")]
    [InlineData("\u0000\u0007\u001b[31m\u2028\u2029\u0085")]
    [InlineData("{Where} {0} {")]
    [InlineData("\ud83d\udca5 and half of one: \ud83d")]
    [InlineData("")]
    public void Hostile_text_stays_in_its_line_and_comes_back(string text)
    {
        Made(_log, s_place with { Table = text }, text, 1, 1);
        var line = Assert.Single(JsonLines.Read(_output));
        var expected = text.EndsWith('\ud83d') ? text[..^1] + '\ufffd' : text;
        Assert.Equal((expected, expected), (line.GetProperty("name").GetString(), line.GetProperty("table").GetString()));
        Assert.Equal("111122223333", line.GetProperty("account").GetString());
    }

    [Fact]
    public void An_exception_stays_in_its_line()
    {
        Failed(_log, s_place, new InvalidOperationException("first\nsecond \"third\"", new FormatException("inner")));
        var text = Assert.Single(JsonLines.Read(_output)).GetProperty("exception").GetString();
        Assert.StartsWith("System.InvalidOperationException: first\nsecond \"third\"", text, StringComparison.Ordinal);
        Assert.Contains("FormatException: inner", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_called_message_does_not_hide_the_whole_sentence()
    {
        Refused(_log, s_place, "not allowed");
        var line = Assert.Single(JsonLines.Read(_output));
        Assert.EndsWith(": refused: not allowed", line.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("not allowed", line.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_JSON_lacks_does_not_break_the_line(double number)
    {
        Made(_log, s_place, "n", 1, number);
        Assert.Equal(JsonValueKind.String, Assert.Single(JsonLines.Read(_output)).GetProperty("seconds").ValueKind);
    }

    [Fact]
    public void A_message_without_values_is_a_line_too()
    {
        _log.Log(LogLevel.Warning, default, "plain", null, (state, _) => state);
        var line = Assert.Single(JsonLines.Read(_output));
        Assert.Equal(("Warning", "plain"), (line.GetProperty("level").GetString(), line.GetProperty("message").GetString()));
    }

    [Fact]
    public void What_is_below_information_is_not_written()
    {
        Detail(_log, s_place);
        Assert.Empty(JsonLines.Read(_output));
    }

    [Fact]
    public void No_line_of_the_functions_has_a_value_named_as_a_member_that_every_line_has()
    {
        string[] taken = ["time", "level", "function", "id", "event", "run", "account", "region", "table", "exception"];
        var templates = typeof(WorkPlace).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.Message).OfType<string>().ToList();
        Assert.True(templates.Count > 20);
        foreach (var template in templates)
        {
            var names = Value().Matches(template).Select(match => char.ToLowerInvariant(match.Groups[1].Value[0]) + match.Groups[1].Value[1..]);
            var members = names.Where(name => name != "where").Select(name => name == "message" ? "reason" : name).ToList();
            Assert.Empty(members.Intersect(taken));
            Assert.Equal(members.Distinct(), members);
        }
    }

    public void Dispose()
    {
        _output.Dispose();
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Value();

    [LoggerMessage(7, LogLevel.Information, "{Where}: {Name} {Count} {Seconds}")]
    private static partial void Made(ILogger log, WorkPlace where, string name, int count, double seconds);

    [LoggerMessage(8, LogLevel.Error, "{Where}: failed")]
    private static partial void Failed(ILogger log, WorkPlace where, Exception exception);

    [LoggerMessage(9, LogLevel.Error, "{Where}: refused: {Message}")]
    private static partial void Refused(ILogger log, WorkPlace where, string message);

    [LoggerMessage(10, LogLevel.Debug, "{Where}: detail")]
    private static partial void Detail(ILogger log, WorkPlace where);
}
