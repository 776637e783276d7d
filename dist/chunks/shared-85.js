module.exports=require("../hunkguard.js")("./shared-85.js");
