using System.CommandLine;
using System.CommandLine.Parsing;
using BackupScheduler.Core;

namespace BackupScheduler.Cli.Output;

/// <summary>In which form a command gives its result.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>Comma-separated values with a header line (RFC 4180).</summary>
    Csv,
}

/// <summary>The options that choose the form: <c>--output</c>, and <c>--json</c> and <c>--csv</c> for short.</summary>
internal sealed class OutputArguments
{
    private readonly Option<OutputFormat?> _output;
    private readonly Option<bool> _json = new("--json") { Description = "the same as --output json" };
    private readonly Option<bool>? _csv;

    /// <summary>For a command.</summary>
    /// <param name="hasCsv">Whether it knows CSV too.</param>
    public OutputArguments(bool hasCsv = false)
    {
        var accepted = hasCsv ? "text, json, csv" : "text, json";
        _output = new Option<OutputFormat?>("--output")
        {
            Description = "the form of the result, text unless given; progress goes to the error output",
            HelpName = "form",
            CustomParser = given =>
            {
                var text = given.Tokens.SingleOrDefault()?.Value;
                if (text == "text") return OutputFormat.Text;
                if (text == "json") return OutputFormat.Json;
                if (text == "csv" && hasCsv) return OutputFormat.Csv;
                given.AddError(Given.Line("--output", Given.Show(text), accepted));
                return null;
            },
        };
        _output.CompletionSources.Clear();
        _output.CompletionSources.Add(accepted.Split(", "));
        if (hasCsv) _csv = new Option<bool>("--csv") { Description = "the same as --output csv" };
    }

    public void AddTo(Command command)
    {
        command.Add(_output);
        command.Add(_json);
        if (_csv is not null) command.Add(_csv);
        command.Validators.Add(parsed =>
        {
            var given = new[] { parsed.GetResult(_output) is not null, parsed.GetValue(_json), _csv is not null && parsed.GetValue(_csv) };
            if (given.Count(one => one) > 1) parsed.AddError("--output: given with another form, accepted: one of --output, --json, --csv");
        });
    }

    /// <summary>Whether JSON is asked for, while the command line is still being checked.</summary>
    public bool IsJson(CommandResult parsed) => parsed.GetValue(_json) || parsed.GetValue(_output) == OutputFormat.Json;

    public OutputFormat Read(ParseResult parsed) =>
        parsed.GetValue(_json) ? OutputFormat.Json
        : _csv is not null && parsed.GetValue(_csv) ? OutputFormat.Csv
        : parsed.GetValue(_output) ?? OutputFormat.Text;
}
