using System.Globalization;
using Amazon.Runtime.Internal;

namespace Amazon.StandIns.Query;

/// <summary>The members of a request as form fields; what is not set is not sent.</summary>
internal sealed class QueryForm(ParameterCollection fields, string prefix = "")
{
    public void Add(string name, string value)
    {
        if (value is not null) fields.Add(prefix + name, value);
    }

    public void Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, bool? value) => Add(name, value is { } flag ? flag ? "true" : "false" : null);

    public void Add(string name, List<string> values) => Add(name, values, (item, value) => item.Add("", value));

    /// <summary>A list, numbered from 1; an empty one is sent as an empty field, but for callers who asked the SDK for its old habit.</summary>
    /// <param name="name">The list.</param>
    /// <param name="values">Its members.</param>
    /// <param name="write">Writes one of them, whose fields begin with a dot.</param>
    public void Add<T>(string name, List<T> values, Action<QueryForm, T> write)
    {
        if (values is null || (values.Count == 0 && AWSConfigs.InitializeCollections)) return;
        if (values.Count == 0) Add(name, "");
        for (var i = 0; i < values.Count; i++)
            write(new QueryForm(fields, string.Create(CultureInfo.InvariantCulture, $"{prefix}{name}.member.{i + 1}")), values[i]);
    }
}
