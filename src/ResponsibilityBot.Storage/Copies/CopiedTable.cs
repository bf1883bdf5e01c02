using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ResponsibilityBot.Storage.Copies;

/// <summary>A table of the model: what is copied from one engine to the other.</summary>
/// <param name="Name">In the database.</param>
/// <param name="Columns">In the order of the model.</param>
/// <param name="Counted">The column that the database counts by itself, or null.</param>
internal sealed record CopiedTable(string Name, IReadOnlyList<CopiedColumn> Columns, string? Counted)
{
    /// <summary>Its columns as SQL names them.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(column => Quoted(column.Name)));

    /// <summary>A name as both engines take it.</summary>
    public static string Quoted(string name) => $"\"{name}\"";

    /// <summary>All tables of the model, each behind those that its rows point to.</summary>
    public static IReadOnlyList<CopiedTable> Of(IModel model) =>
        [.. model.GetEntityTypes().OrderBy(Depth).ThenBy(entity => entity.GetTableName(), StringComparer.Ordinal).Select(Of)];

    private static int Depth(IEntityType entity) =>
        entity.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(principal => principal != entity).Select(principal => 1 + Depth(principal)).DefaultIfEmpty().Max();

    private static CopiedTable Of(IEntityType entity)
    {
        var name = entity.GetTableName() ?? throw new InvalidOperationException($"{entity.Name} has no table");
        var counted = entity.FindPrimaryKey()?.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } only] ? only.GetColumnName() : null;
        // What the database computes itself is computed anew.
        return new(name, [.. entity.GetProperties().Where(property => property.GetComputedColumnSql() is null).Select(property => new CopiedColumn(property.GetColumnName(), StoredType(property)))], counted);
    }

    private static Type StoredType(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.GetUnderlyingType(type) : type;
    }
}

/// <summary>A column.</summary>
/// <param name="Name">In the database.</param>
/// <param name="Type">What both engines give and take: text, number, truth value, day.</param>
internal sealed record CopiedColumn(string Name, Type Type);
