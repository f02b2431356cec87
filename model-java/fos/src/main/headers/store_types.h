/* The types that members of the replicated store exchange. */
#ifndef FOS_STORE_TYPES_H
#define FOS_STORE_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An update or a join: the member that coordinates it, and a number it never uses again. */
typedef struct transaction {
    const char *coordinator;
    uint64_t serial;
} transaction_t
    __attribute__((gccxml("serializer(org.fos.store.TransactionSerializer)")));

/* A key's value at a version; value is NULL where the key is absent. */
typedef struct entry {
    uint64_t version;
    const char *value;
} entry_t
    __attribute__((gccxml("serializer(org.fos.store.EntrySerializer)")));

/* The members of the fleet, by name. */
typedef struct view {
    size_t size;
    const char **members;
} view_t
    __attribute__((gccxml(
        "serializer(org.fos.lib.message.NamesSerializer, java.util.List<String>)")));

/* All keys with their entries, in the order of the keys. */
struct row;
typedef struct table {
    size_t size;
    struct row *rows;
} table_t
    __attribute__((gccxml(
        "serializer(org.fos.store.TableSerializer,"
        " java.util.SortedMap<String, org.fos.store.Entry>)")));

#endif
